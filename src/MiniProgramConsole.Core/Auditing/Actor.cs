namespace MiniProgramConsole.Core.Auditing;

/// <summary>Who acts. UserId is 0 for the console itself; Address is null for commands and background jobs.</summary>
public sealed record Actor(long UserId, string Name, string? Address)
{
    public static Actor System { get; } = new(0, "System", null);
}
