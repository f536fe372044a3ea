namespace MiniProgramConsole.Core.Workspaces;

/// <summary><c>Email</c> tells people with the same name apart.</summary>
public sealed record WorkspacePerson(long UserId, string Code, string Name, string Email);
