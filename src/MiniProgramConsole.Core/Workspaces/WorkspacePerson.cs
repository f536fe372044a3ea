namespace MiniProgramConsole.Core.Workspaces;

/// <summary>Somebody who belongs to a workspace.</summary>
/// <param name="UserId">The person's key.</param>
/// <param name="Name">The person's display name.</param>
public sealed record WorkspacePerson(long UserId, string Name);
