using Microsoft.EntityFrameworkCore;
using MiniProgramConsole.Core.Auditing;
using MiniProgramConsole.Core.Commands;
using MiniProgramConsole.Core.Commands.Idempotency;
using MiniProgramConsole.Core.Commands.Senders;
using MiniProgramConsole.Core.Data;
using MiniProgramConsole.Core.Messages;
using MiniProgramConsole.Core.Text;
using MiniProgramConsole.Core.Workspaces;
using MiniProgramConsole.Core.Workspaces.Members;

namespace MiniProgramConsole.Core.MiniPrograms.Members;

public sealed class ProgramMemberService(ConsoleDbContext database, CommandRunner runner, MemberReader people)
{
    public const string MemberField = "Member";

    public const string RoleField = "Role";

    public async Task<ProgramMemberLists> ListAsync(
        WorkspaceMembership workspace, string miniProgramId, CancellationToken cancellationToken)
    {
        var owner = await MemberReader.Owner(database, new(workspace.Id)).ToListAsync(cancellationToken);
        var roles = database.ProgramMembers
            .Where(member => member.Program.WorkspaceId == workspace.Id && member.Program.MiniProgramId == miniProgramId);
        var rows = await MemberReader.Members(database, new(workspace.Id))
            .LeftJoin(roles, person => person.UserId, role => role.UserId, (person, role) => new
            {
                Person = person,
                Role = (ProgramRole?)role!.Role,
                AddedAt = (DateTime?)role.AddedAt,
            })
            .ToListAsync(cancellationToken);
        return new ProgramMemberLists(
            [
                .. owner.Concat(rows.Select(row => row.Person).Where(person => person.Role == WorkspaceRole.Master))
                    .Select(person => new ProgramMemberListItem(person, ProgramRole.Admin, null)),
                .. rows.Where(row => row.Person.Role == WorkspaceRole.Developer && row.Role is not null)
                    .Select(row => new ProgramMemberListItem(row.Person, row.Role!.Value, row.AddedAt)),
            ],
            [.. rows.Where(row => row.Person is { Role: WorkspaceRole.Developer, BlockedAt: null } && row.Role is null)
                .Select(row => row.Person)]);
    }

    public Task<Outcome> AddAsync(
        WorkspaceMembership workspace, Sender sender, string miniProgramId, string? code, ProgramRole? role, Guid token,
        CancellationToken cancellationToken) => RunAsync(
        workspace, sender, miniProgramId, code ?? "", role,
        IdempotencyKey.Of(sender.By.UserId, token, new { AddMember = miniProgramId, workspace.Code, Member = code, role }), AddAsync,
        cancellationToken);

    public Task<Outcome> ChangeAsync(
        WorkspaceMembership workspace, Sender sender, string miniProgramId, string code, ProgramRole? role, Guid token,
        CancellationToken cancellationToken) => RunAsync(
        workspace, sender, miniProgramId, code, role,
        IdempotencyKey.Of(sender.By.UserId, token, new { ChangeMember = miniProgramId, workspace.Code, Member = code, role }), ChangeAsync,
        cancellationToken);

    public Task<Outcome> RemoveAsync(
        WorkspaceMembership workspace, Sender sender, string miniProgramId, string code, Guid token, CancellationToken cancellationToken) =>
        RunAsync(
            workspace, sender, miniProgramId, code, role: null,
            IdempotencyKey.Of(sender.By.UserId, token, new { RemoveMember = miniProgramId, workspace.Code, Member = code }), RemoveAsync,
            cancellationToken);

    private async Task<Outcome> RunAsync(
        WorkspaceMembership workspace, Sender sender, string miniProgramId, string code, ProgramRole? role, IdempotencyKey key,
        Func<CommandContext, Seen, ProgramRole?, Task<Outcome>> decide, CancellationToken cancellationToken)
    {
        var command = new Command
        {
            Sender = sender,
            Key = key,
            Permission = Permission.ManageProgramMembers,
            WorkspaceId = workspace.Id,
            MiniProgramId = miniProgramId,
            Accounts = await people.FindAsync(workspace, code, cancellationToken) is { } person ? [person.UserId] : [],
            Stands = async (context, _) => await SeeAsync(context, workspace, miniProgramId, code) is { } seen && seen.Member?.Role == role,
        };
        return await runner.RunAsync(
            command, context => RunAsync(context, workspace, miniProgramId, code, role, decide), cancellationToken);
    }

    private static async Task<Outcome> RunAsync(
        CommandContext context, WorkspaceMembership workspace, string miniProgramId, string code, ProgramRole? role,
        Func<CommandContext, Seen, ProgramRole?, Task<Outcome>> decide) =>
        await SeeAsync(context, workspace, miniProgramId, code) is not { } seen ? Outcome.NotFound
            : seen.Program.DeletedAt is not null
                ? Outcome.Overtaken(new Message("MiniProgram.DeletedAlready", seen.Program.Details.Name!, seen.DeletedBy))
            : await decide(context, seen, role);

    private static async Task<Outcome> AddAsync(CommandContext context, Seen seen, ProgramRole? role)
    {
        if (seen.Person is not { IsActive: true } person)
        {
            return Outcome.Refused(MemberField, new Message("ProgramMember.Required"));
        }

        if (!IsRole(role))
        {
            return Outcome.Refused(RoleField, new Message("ProgramMember.RoleRequired"));
        }

        if (seen.Member is not null)
        {
            return Outcome.Overtaken(new Message("ProgramMember.AddedAlready", person.Name, seen.Program.Details.Name!));
        }

        context.Database
            .Add(new ProgramMember { ProgramId = seen.Program.Id, UserId = person.UserId, Role = role!.Value, AddedAt = context.Now });
        return Done(context, seen, AuditAction.ProgramMemberAdded, null, role);
    }

    private static Task<Outcome> ChangeAsync(CommandContext context, Seen seen, ProgramRole? role)
    {
        if (!IsRole(role))
        {
            return Task.FromResult(Outcome.Overtaken(new Message("ProgramMember.RoleRequired")));
        }

        if (WhyNot(context, seen) is { } refusal)
        {
            return Task.FromResult(refusal);
        }

        var before = seen.Member!.Role;
        if (before == role)
        {
            return Task.FromResult(Outcome.Overtaken(new Message("ProgramMember.ChangedAlready", seen.Person!.Name)));
        }

        seen.Member.Role = role!.Value;
        return Task.FromResult(Done(context, seen, AuditAction.ProgramMemberChanged, before, role));
    }

    private static Task<Outcome> RemoveAsync(CommandContext context, Seen seen, ProgramRole? role)
    {
        if (WhyNot(context, seen) is { } refusal)
        {
            return Task.FromResult(refusal);
        }

        context.Database.Remove(seen.Member!);
        return Task.FromResult(Done(context, seen, AuditAction.ProgramMemberRemoved, seen.Member!.Role, role));
    }

    // The workspace is locked, so nobody can block, remove or promote the person until the command ends.
    private static async Task<Seen?> SeeAsync(CommandContext context, WorkspaceMembership workspace, string miniProgramId, string code)
    {
        var (database, _, _, cancelled) = context;
        var program = await database.MiniPrograms.Include(row => row.DeletedBy)
            .FirstOrDefaultAsync(row => row.WorkspaceId == workspace.Id && row.MiniProgramId == miniProgramId, cancelled);
        if (program is null)
        {
            return null;
        }

        // The owner and masters are admins by their role in the workspace, which can't be changed here.
        // SQL Server ignores trailing blanks when it compares codes.
        var developers = database.WorkspaceMembers.Where(row => row.WorkspaceId == workspace.Id && row.Role == WorkspaceRole.Developer
            && row.UserId != row.Workspace.OwnerId && row.User.Code == code);
        var person = code.Length != OpaqueCode.Length ? null : await developers
            .Select(row => new Person(row.UserId, row.User.Code, row.User.DisplayName, row.BlockedAt == null))
            .FirstOrDefaultAsync(cancelled);
        var member = person is null ? null : await database.ProgramMembers
            .FirstOrDefaultAsync(row => row.ProgramId == program.Id && row.UserId == person.UserId, cancelled);
        return new Seen(program, person, member);
    }

    private static Outcome? WhyNot(CommandContext context, Seen seen) =>
        seen.Member is null ? Outcome.Overtaken(new Message("ProgramMember.None", seen.Program.Details.Name!))
            : seen.Member.UserId == context.By.UserId ? Outcome.Overtaken(new Message("ProgramMember.Self"))
            : null;

    private static Outcome Done(CommandContext context, Seen seen, string action, ProgramRole? before, ProgramRole? after)
    {
        var person = seen.Person!;
        return Outcome.Done(
            MiniProgramEvent.Of(
                seen.Program, action, context.By, context.Now, ProgramMemberFields.Of(person.Code, person.Name, before),
                ProgramMemberFields.Of(person.Code, person.Name, after)),
            seen.Program.MiniProgramId,
            person.Name);
    }

    private static bool IsRole(ProgramRole? role) => role is ProgramRole.Admin or ProgramRole.Developer;

    private sealed record Seen(MiniProgram Program, Person? Person, ProgramMember? Member)
    {
        public string DeletedBy => Program.DeletedBy!.DisplayName;
    }

    private sealed record Person(long UserId, string Code, string Name, bool IsActive);
}
