using Microsoft.EntityFrameworkCore;
using MiniProgramConsole.Core.Accounts.Sessions;
using MiniProgramConsole.Core.Auditing;
using MiniProgramConsole.Core.Commands;
using MiniProgramConsole.Core.Commands.Senders;
using MiniProgramConsole.Core.Data;
using MiniProgramConsole.Core.Workspaces;

namespace MiniProgramConsole.Core.MiniPrograms.Members;

/// <summary>Reads the current state, so that changes take effect immediately. In one statement, because a command holds its locks
/// meanwhile.</summary>
internal sealed class Authority(SecondFactorRequirement requirement, TimeProvider time) : IAuthority
{
    private static readonly CompiledQuery<CommandQuery, CommandRow> Rows = new(RowsOf);

    public async Task<CommandFacts> FindAsync(ConsoleDbContext db, Command command, CancellationToken cancellationToken)
    {
        var (asked, needsNoSession) = (QueryOf(command), command.Sender is not SessionSender);
        if (asked.UserId == 0)
        {
            return new CommandFacts(needsNoSession, await AreThereAsync(db, command, asked, cancellationToken));
        }

        return await Rows.FindAsync(db, asked, cancellationToken) is { } row
            ? new CommandFacts(
                row.IsActive || needsNoSession,
                (command.WorkspaceId is null || row.IsWorkspaceThere) && (command.MiniProgramId is null || row.IsProgramThere),
                row.Earlier,
                row.HasUnfinishedForm,
                row.PlacesUsed,
                row.Head,
                RoleOf(row))
            : new CommandFacts(needsNoSession, AreThere: false);
    }

    private CommandQuery QueryOf(Command command)
    {
        var session = command.Sender as SessionSender;
        var (seen, begun) = SessionService.ActiveAfter(time.GetUtcNow().UtcDateTime);
        return new CommandQuery(
            command.Sender.By.UserId, session?.SessionId ?? 0, session?.SecretHash ?? "", seen, begun, command.Key?.UserId ?? 0,
            command.Key?.Token ?? Guid.Empty, command.WorkspaceId ?? 0, command.MiniProgramId ?? "",
            command.MerchantId ?? 0, command.LaunchTarget ?? "",
            command.WorkspaceId is { } workspaceId ? AuditStreams.OfWorkspace(workspaceId) : "");
    }

    private EffectiveRole? RoleOf(CommandRow row) =>
        !row.IsWorkspaceThere || ((requirement.IsOfAll || row.RequiresSecondFactor) && !row.HasSecondFactor) ? null
            : row.IsOwner ? EffectiveRole.Owner
            : row.Role is { } role ? RoleMapping.Of(role, row.ProgramRole)
            : null;

    private static IQueryable<CommandRow> RowsOf(ConsoleDbContext db, CommandQuery asked)
    {
        var (sessions, workspaces, programs) = (SessionService.Active(db, asked), WorkspacesOf(db, asked), ProgramsOf(db, asked));
        return
            from user in db.Users.AsNoTracking().Where(user => user.Id == asked.UserId && user.DeletedAt == null)
            from record in db.IdempotencyRecords
                .Where(record => record.UserId == asked.KeyUserId && record.Token == asked.Token).DefaultIfEmpty()
            from workspace in workspaces.DefaultIfEmpty()
            from head in db.AuditHeads.Where(head => head.Stream == asked.Stream).DefaultIfEmpty()
            select new CommandRow
            {
                IsActive = sessions.Any(session =>
                    session.Id == asked.SessionId && session.UserId == asked.UserId && session.SecretHash == asked.SecretHash),
                HasSecondFactor = user.TwoFactorEnabled,
                Earlier = record,
                HasUnfinishedForm = db.UnfinishedForms.Any(form => form.AuthorId == asked.KeyUserId && form.Token == asked.Token),
                PlacesUsed = db.MerchantQuotas
                    .Where(quota => quota.MerchantId == asked.MerchantId && quota.LaunchTarget == asked.LaunchTarget)
                    .Select(quota => (int?)quota.Used).FirstOrDefault(),
                Head = head,
                IsWorkspaceThere = workspace != null,
                IsProgramThere = programs.Any(),
                IsOwner = workspace != null && workspace.OwnerId == asked.UserId,
                RequiresSecondFactor = workspace != null && workspace.RequiresSecondFactor,
                Role = db.WorkspaceMembers
                    .Where(member => member.WorkspaceId == asked.WorkspaceId && member.UserId == asked.UserId && member.BlockedAt == null)
                    .Select(member => (WorkspaceRole?)member.Role).FirstOrDefault(),
                ProgramRole = db.ProgramMembers
                    .Where(member => member.UserId == asked.UserId && member.Program.WorkspaceId == asked.WorkspaceId
                        && member.Program.MiniProgramId == asked.MiniProgramId)
                    .Select(member => (ProgramRole?)member.Role).FirstOrDefault(),
            };
    }

    // Only the system names something without being anybody.
    private static async Task<bool> AreThereAsync(
        ConsoleDbContext db, Command command, CommandQuery asked, CancellationToken cancellationToken) =>
        (command.WorkspaceId is null || await WorkspacesOf(db, asked).AnyAsync(cancellationToken))
        && (command.MiniProgramId is null || await ProgramsOf(db, asked).AnyAsync(cancellationToken));

    private static IQueryable<Workspace> WorkspacesOf(ConsoleDbContext db, CommandQuery asked) =>
        db.Workspaces.Where(workspace => workspace.Id == asked.WorkspaceId && workspace.ClosedAt == null);

    private static IQueryable<MiniProgram> ProgramsOf(ConsoleDbContext db, CommandQuery asked) =>
        db.MiniPrograms.Where(program => program.WorkspaceId == asked.WorkspaceId && program.MiniProgramId == asked.MiniProgramId);
}
