namespace MiniProgramConsole.Web.Security.Sessions;

/// <summary>What a request says about the session that it needs.</summary>
internal sealed record SessionScope(string? WorkspaceCode, string? MiniProgramId, WorkspacePart Part, bool IsReading)
{
    public static SessionScope Of(HttpContext context) => new(
        context.GetRouteValue(RequestSession.WorkspaceRouteKey) as string,
        context.GetRouteValue(RequestSession.MiniProgramRouteKey) as string,
        context.GetEndpoint()?.Metadata.GetMetadata<ReadsAttribute>()?.Part ?? WorkspacePart.Menu,
        FormerSecret.IsReading(context.Request));
}
