namespace MiniProgramConsole.Web.Security.Sessions;

/// <summary>The answers have no menu, so the session is read without the person's other workspaces.</summary>
[AttributeUsage(AttributeTargets.Class | AttributeTargets.Method)]
public sealed class ServesFilesAttribute : Attribute;
