namespace MiniProgramConsole.Core.Accounts.Sessions;

/// <summary>A living session as its person sees it.</summary>
/// <param name="Id">The session's key.</param>
/// <param name="Browser">The browser's own words for itself (User-Agent).</param>
/// <param name="Address">The network address from which it began.</param>
/// <param name="BeganAt">When it began, UTC.</param>
/// <param name="LastActiveAt">When it was last used, UTC, within <see cref="UserSession.SeenPrecision"/>.</param>
public sealed record SessionListItem(long Id, string? Browser, string? Address, DateTime BeganAt, DateTime LastActiveAt);
