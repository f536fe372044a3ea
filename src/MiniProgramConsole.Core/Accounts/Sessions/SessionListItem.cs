namespace MiniProgramConsole.Core.Accounts.Sessions;

public sealed record SessionListItem(long Id, string? Browser, string? Address, DateTime BeganAt, DateTime LastActiveAt);
