using MiniProgramConsole.Core.Accounts.Sessions;
using MiniProgramConsole.Core.Data;
using MiniProgramConsole.Core.MiniPrograms.Members;
using MiniProgramConsole.Core.Workspaces;

namespace MiniProgramConsole.Web.Security.Sessions;

internal static class SessionQueries
{
    public static CompiledQuery<SessionQuery, SessionReading> Compiled { get; } = new((db, asked) => Alone(Active(db, asked)));

    /// <summary>No more than decides what the person may do in the workspace; no program role.</summary>
    public static CompiledQuery<SessionQuery, SessionReading> CompiledAccess { get; } = new((db, asked) =>
        WithAccess(WorkspaceService.AccessOf(db, asked).Where(workspace => workspace.Code == asked.WorkspaceCode), Active(db, asked)));

    /// <summary>One row: for answers without a menu.</summary>
    public static CompiledQuery<SessionQuery, SessionReading> CompiledInWorkspace { get; } = new((db, asked) =>
        In(WorkspaceService.Of(db, asked).Where(workspace => workspace.Code == asked.WorkspaceCode), db, Active(db, asked), asked));

    /// <summary>A row for each workspace in the person's menu.</summary>
    public static CompiledQuery<SessionQuery, SessionReading> CompiledInWorkspaces { get; } =
        new((db, asked) => InWorkspaces(db, Active(db, asked), asked));

    public static IQueryable<SessionReading> Alone(IQueryable<UserSession> sessions) =>
        sessions.Select(SessionFacts.Of).Select(session => new SessionReading(session, null, null));

    public static IQueryable<SessionReading> InWorkspaces(ConsoleDbContext db, IQueryable<UserSession> sessions, SessionQuery asked) =>
        In(WorkspaceService.Of(db, asked), db, sessions, asked);

    private static IQueryable<SessionReading> WithAccess(IQueryable<WorkspaceAccess> workspaces, IQueryable<UserSession> sessions) =>
        from session in sessions.Select(SessionFacts.Of)
        from workspace in workspaces
        select new SessionReading(session, workspace, null);

    private static IQueryable<SessionReading> In(
        IQueryable<WorkspaceMembership> workspaces, ConsoleDbContext db, IQueryable<UserSession> sessions, SessionQuery asked) =>
        from session in sessions.Select(SessionFacts.Of)
        from workspace in workspaces
        select new SessionReading(
            session,
            workspace,
            db.ProgramMembers.Where(member => member.UserId == asked.UserId && member.Program.WorkspaceId == workspace.Id
                    && member.Program.MiniProgramId == asked.MiniProgramId)
                .Select(member => (ProgramRole?)member.Role).FirstOrDefault());

    private static IQueryable<UserSession> Active(ConsoleDbContext db, SessionQuery asked) =>
        SessionService.Active(db, asked).Where(session => session.UserId == asked.UserId && session.SecretHash == asked.SecretHash);
}
