namespace MiniProgramConsole.Core.Workspaces;

/// <summary>Somebody who belongs to a workspace.</summary>
/// <param name="UserId">The person's key.</param>
/// <param name="Code">The person's code in addresses.</param>
/// <param name="Name">The person's display name.</param>
/// <param name="Email">The person's email, which tells people of one name apart.</param>
public sealed record WorkspacePerson(long UserId, string Code, string Name, string Email);
