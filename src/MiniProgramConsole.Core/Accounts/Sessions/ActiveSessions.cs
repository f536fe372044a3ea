namespace MiniProgramConsole.Core.Accounts.Sessions;

internal sealed record ActiveSessions(DateTime SeenAfter, DateTime BegunAfter) : IActiveSessions;
