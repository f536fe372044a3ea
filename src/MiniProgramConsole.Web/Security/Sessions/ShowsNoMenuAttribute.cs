namespace MiniProgramConsole.Web.Security.Sessions;

/// <summary>The answers are files or data, so the session is read without the person's other workspaces.</summary>
[AttributeUsage(AttributeTargets.Class | AttributeTargets.Method)]
public sealed class ShowsNoMenuAttribute : Attribute;
