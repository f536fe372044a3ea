namespace MiniProgramConsole.Web.Hosting.Demo;

public sealed record DemoAccount(string Email, string Name, string RoleKey);
