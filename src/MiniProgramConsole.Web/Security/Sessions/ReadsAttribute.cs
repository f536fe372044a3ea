namespace MiniProgramConsole.Web.Security.Sessions;

/// <summary>The answers are files or data, so the session is read without what only pages show.</summary>
[AttributeUsage(AttributeTargets.Class | AttributeTargets.Method)]
public sealed class ReadsAttribute(WorkspacePart part) : Attribute
{
    public WorkspacePart Part => part;
}
