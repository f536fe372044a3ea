using MiniProgramConsole.Core.Accounts.Sessions;
using MiniProgramConsole.Core.Data;
using MiniProgramConsole.Core.MiniPrograms.Members;
using MiniProgramConsole.Core.Workspaces;

namespace MiniProgramConsole.Web.Security.Sessions;

internal static class SessionQueries
{
    public static CompiledQuery<SessionQuery, SessionReading> Compiled { get; } = new((db, asked) => Alone(Active(db, asked)));

    public static CompiledQuery<SessionQuery, SessionReading> CompiledInWorkspace { get; } =
        new((db, asked) => InWorkspace(db, Active(db, asked), asked));

    public static CompiledQuery<SessionQuery, SessionReading> CompiledInMiniProgram { get; } =
        new((db, asked) => InMiniProgram(db, Active(db, asked), asked));

    public static IQueryable<SessionReading> Alone(IQueryable<UserSession> sessions) =>
        sessions.Select(SessionFacts.Of).Select(session => new SessionReading(session, null, null));

    public static IQueryable<SessionReading> InWorkspace(ConsoleDbContext db, IQueryable<UserSession> sessions, SessionQuery asked)
    {
        var visible = WorkspaceService.Of(db, asked);
        return from session in sessions.Select(SessionFacts.Of)
               from workspace in visible
               where workspace.Code == asked.WorkspaceCode
               select new SessionReading(session, workspace, null);
    }

    public static IQueryable<SessionReading> InMiniProgram(ConsoleDbContext db, IQueryable<UserSession> sessions, SessionQuery asked)
    {
        var visible = WorkspaceService.Of(db, asked);
        return from session in sessions.Select(SessionFacts.Of)
               from workspace in visible
               where workspace.Code == asked.WorkspaceCode
               select new SessionReading(
                   session,
                   workspace,
                   db.ProgramMembers.Where(member => member.UserId == asked.UserId && member.Program.WorkspaceId == workspace.Id
                           && member.Program.MiniProgramId == asked.MiniProgramId)
                       .Select(member => (ProgramRole?)member.Role).FirstOrDefault());
    }

    private static IQueryable<UserSession> Active(ConsoleDbContext db, SessionQuery asked) => db.Sessions.Where(session =>
        session.LastSeenAt > asked.SeenAfter && session.CreatedAt > asked.BegunAfter && session.UserId == asked.UserId
        && session.SecretHash == asked.SecretHash);
}
