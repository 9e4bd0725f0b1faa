"""Everything that is true without a screen: records, rules, storage, exchange. No Qt, no ReportLab."""
