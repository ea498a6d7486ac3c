"""What the console's pages show, gathered from several apps: reads only."""
