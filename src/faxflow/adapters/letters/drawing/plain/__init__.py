"""A Word document made plain: what Word shows of it, in the few forms that drawing knows."""
