namespace MiniProgramConsole.Web.Hosting.Demo;

/// <summary>An account to try the console with.</summary>
/// <param name="Email">Its email.</param>
/// <param name="Name">The person's display name.</param>
/// <param name="RoleKey">The key of the text that says what it is for.</param>
public sealed record DemoAccount(string Email, string Name, string RoleKey);
