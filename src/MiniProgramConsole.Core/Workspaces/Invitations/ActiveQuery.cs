namespace MiniProgramConsole.Core.Workspaces.Invitations;

internal record ActiveQuery(DateTime Now);
