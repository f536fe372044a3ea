namespace MiniProgramConsole.Core.Auditing;

/// <summary>Who acts, and from where.</summary>
/// <param name="UserId">The person's key.</param>
/// <param name="Name">The person's display name.</param>
/// <param name="Address">The network address; null for a command.</param>
public sealed record Actor(long UserId, string Name, string? Address);
