"""Files that companies' systems export, read into frozen records: meter data, electronic invoices, ledgers, fuel cards."""
