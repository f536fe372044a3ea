namespace MiniProgramConsole.Core.Auditing;

/// <summary>Who acts, and from where.</summary>
/// <param name="UserId">The person's key; 0 for the console itself.</param>
/// <param name="Name">The person's display name.</param>
/// <param name="Address">The network address; null for a command or a background job.</param>
public sealed record Actor(long UserId, string Name, string? Address)
{
    /// <summary>The console itself, for what nobody asks for at that moment.</summary>
    public static Actor System { get; } = new(0, "System", null);
}
