"""`python -m bench`: builds a throw-away instance and prints what is measured beside its limit."""

import os
import sys
import tempfile

with tempfile.TemporaryDirectory(prefix="talkoot-bench-") as data:
    os.environ |= {
        "TALKOOT_DATA": data, "TALKOOT_SECRET_KEY": "only-for-bench", "TALKOOT_HOSTS": "testserver",
        "DJANGO_SETTINGS_MODULE": "config.settings", "TALKOOT_DEBUG": "0", "TALKOOT_DEMO": "0",
    }  # fmt: skip
    os.environ.pop("DATABASE_URL", None)

    import django

    django.setup()

    from bench.run import main

    sys.exit(main())
