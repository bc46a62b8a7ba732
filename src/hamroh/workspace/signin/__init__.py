"""The door of the workspace: allauth's pages, opened one by one, in our look."""
