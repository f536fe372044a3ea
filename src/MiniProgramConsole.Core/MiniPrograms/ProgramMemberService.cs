using Microsoft.EntityFrameworkCore;
using MiniProgramConsole.Core.Auditing;
using MiniProgramConsole.Core.Data;
using MiniProgramConsole.Core.Forms;
using MiniProgramConsole.Core.Messages;
using MiniProgramConsole.Core.Workspaces;

namespace MiniProgramConsole.Core.MiniPrograms;

/// <summary>Says who is what on a mini program, and changes it. Who may do so is decided before.</summary>
public sealed class ProgramMemberService(
    ConsoleDbContext database,
    ConsoleTransactions transactions,
    IDatabaseErrors databaseErrors,
    MiniProgramReader programs,
    MemberReader people,
    FormSubmissionService submissions,
    AuditTrail audit,
    TimeProvider time)
{
    /// <summary>What a person is on a mini program, if anything; a query, to be part of one that reads more.</summary>
    /// <param name="userId">The person.</param>
    /// <param name="miniProgramId">The mini program ID.</param>
    public IQueryable<ProgramMember> Of(long userId, string miniProgramId) =>
        database.ProgramMembers.Where(member => member.UserId == userId && member.Program.MiniProgramId == miniProgramId);

    /// <summary>Who has a role on a mini program, and who could get one.</summary>
    /// <param name="workspace">Where.</param>
    /// <param name="miniProgramId">The mini program ID.</param>
    /// <param name="cancellationToken">Cancels the queries.</param>
    public async Task<ProgramMembers> ListAsync(WorkspaceMembership workspace, string miniProgramId, CancellationToken cancellationToken)
    {
        var owner = await people.Owner(workspace).ToListAsync(cancellationToken);
        var roles = database.ProgramMembers
            .Where(member => member.Program.WorkspaceId == workspace.Id && member.Program.MiniProgramId == miniProgramId);
        var rows = await people.Members(workspace)
            .LeftJoin(roles, person => person.UserId, role => role.UserId, (person, role) => new
            {
                Person = person,
                Role = (ProgramRole?)role!.Role,
                AddedAt = (DateTime?)role.AddedAt,
            })
            .ToListAsync(cancellationToken);
        return new ProgramMembers(
            [
                .. owner.Concat(rows.Select(row => row.Person).Where(person => person.Role == WorkspaceRole.Master))
                    .Select(person => new ProgramMemberListItem(person, ProgramRole.Admin, null)),
                .. rows.Where(row => row.Person.Role == WorkspaceRole.Developer && row.Role is not null)
                    .Select(row => new ProgramMemberListItem(row.Person, row.Role!.Value, row.AddedAt)),
            ],
            [.. rows.Where(row => row.Person is { Role: WorkspaceRole.Developer, BlockedAt: null } && row.Role is null).Select(row => row.Person)]);
    }

    /// <summary>Gives an active developer of the workspace a role on a mini program.</summary>
    /// <param name="workspace">Where.</param>
    /// <param name="by">Who.</param>
    /// <param name="miniProgramId">The mini program ID.</param>
    /// <param name="code">Whom, by code; null where nobody was chosen.</param>
    /// <param name="role">The role; null where none was chosen.</param>
    /// <param name="token">The form's token.</param>
    /// <param name="cancellationToken">Cancels what was not committed.</param>
    public Task<ProgramMemberResult> AddAsync(
        WorkspaceMembership workspace, Actor by, string miniProgramId, string? code, ProgramRole? role, Guid token,
        CancellationToken cancellationToken) => ActAsync(
        workspace, by, miniProgramId, code ?? "",
        SentForm.Of(by.UserId, token, new { AddMember = miniProgramId, workspace.Code, Member = code, role }),
        seen => seen.Person is null or { BlockedAt: not null } ? new FieldError(ProgramMemberResult.MemberField, new Message("ProgramMember.Required"))
            : !IsRole(role) ? new FieldError(ProgramMemberResult.RoleField, new Message("ProgramMember.RoleRequired"))
            : seen.Role is not null ? new FieldError("", new Message("ProgramMember.AddedMeanwhile", seen.Person.Name, seen.Program.Name))
            : null,
        async (attempt, programId, seen, now) =>
        {
            var isThere = await HoldAsync(attempt, workspace, seen.Person!.UserId, cancellationToken);
            attempt.Add(new ProgramMember { ProgramId = programId, UserId = seen.Person.UserId, Role = role!.Value, AddedAt = now });
            return isThere;
        },
        AuditAction.ProgramMemberAdded, role, cancellationToken);

    /// <summary>Gives a program member the other role.</summary>
    /// <param name="workspace">Where.</param>
    /// <param name="by">Who.</param>
    /// <param name="miniProgramId">The mini program ID.</param>
    /// <param name="code">Whom, by code.</param>
    /// <param name="role">The role; null where none was chosen.</param>
    /// <param name="token">The form's token.</param>
    /// <param name="cancellationToken">Cancels what was not committed.</param>
    public Task<ProgramMemberResult> ChangeAsync(
        WorkspaceMembership workspace, Actor by, string miniProgramId, string code, ProgramRole? role, Guid token,
        CancellationToken cancellationToken) => ActAsync(
        workspace, by, miniProgramId, code,
        SentForm.Of(by.UserId, token, new { ChangeMember = miniProgramId, workspace.Code, Member = code, role }),
        seen => !IsRole(role) ? new FieldError("", new Message("ProgramMember.RoleRequired"))
            : RefusalOf(seen, by)
                ?? (seen.Role == role ? new FieldError("", new Message("ProgramMember.ChangedMeanwhile", seen.Person!.Name)) : null),
        (attempt, programId, seen, _) =>
            SetRoleAsync(attempt, programId, seen.Person!.UserId, seen.Role!.Value, role!.Value, cancellationToken),
        AuditAction.ProgramMemberChanged, role, cancellationToken);

    /// <summary>Takes a program member off the mini program; in the workspace the person stays.</summary>
    /// <param name="workspace">Where.</param>
    /// <param name="by">Who.</param>
    /// <param name="miniProgramId">The mini program ID.</param>
    /// <param name="code">Whom, by code.</param>
    /// <param name="token">The form's token.</param>
    /// <param name="cancellationToken">Cancels what was not committed.</param>
    public Task<ProgramMemberResult> RemoveAsync(
        WorkspaceMembership workspace, Actor by, string miniProgramId, string code, Guid token, CancellationToken cancellationToken) => ActAsync(
        workspace, by, miniProgramId, code, SentForm.Of(by.UserId, token, new { RemoveMember = miniProgramId, workspace.Code, Member = code }),
        seen => RefusalOf(seen, by),
        (attempt, programId, seen, _) => TakeOffAsync(attempt, programId, seen.Person!.UserId, seen.Role!.Value, cancellationToken),
        AuditAction.ProgramMemberRemoved, null, cancellationToken);

    private async Task<ProgramMemberResult> ActAsync(
        WorkspaceMembership workspace, Actor by, string miniProgramId, string code, SentForm form, Func<Seen, FieldError?> judge,
        Func<ConsoleDbContext, long, Seen, DateTime, Task<bool>> act, string action, ProgramRole? role, CancellationToken cancellationToken)
    {
        while (true)
        {
            if (await programs.FindAsync(workspace, miniProgramId, cancellationToken) is not { } program)
            {
                return ProgramMemberResult.NotFound;
            }

            // What stands first: if this form did it, the form is found too.
            var seen = await SeeAsync(workspace, program, code, cancellationToken);
            var earlier = await submissions.FindAsync(form, cancellationToken);
            if (earlier?.Fingerprint == form.Fingerprint)
            {
                return ProgramMemberResult.Done(program, earlier.SubjectName);
            }

            // A token that another form used up says nothing about this one.
            form = earlier is null ? form : form with { Token = Guid.NewGuid() };
            var refusal = program.DeletedAt is null
                ? judge(seen)
                : new FieldError("", new Message("MiniProgram.DeletedMeanwhile", program.Name, program.DeletedBy!));
            if (refusal is not null)
            {
                return ProgramMemberResult.Refused(program, refusal);
            }

            try
            {
                if (await transactions.RunAsync(
                    (attempt, cancelled) => WriteAsync(attempt, workspace, by, seen, form, act, action, role, cancelled), cancellationToken))
                {
                    return ProgramMemberResult.Done(program, seen.Person!.Name);
                }
            }
            catch (DbUpdateException exception) when (databaseErrors.ViolatedConstraint(exception)
                is FormSubmissionConfiguration.PrimaryKey or ProgramMemberConfiguration.PrimaryKey)
            {
                // The same form, or the same person by another one, at the same moment: look at what stands now.
            }
        }
    }

    private async Task<Seen> SeeAsync(WorkspaceMembership workspace, MiniProgramDetail program, string code, CancellationToken cancellationToken)
    {
        // The owner and masters are admins by their role in the workspace, which is not a mini program's to change.
        var person = await people.FindAsync(workspace, code, cancellationToken) is { Role: WorkspaceRole.Developer } developer ? developer : null;
        var role = person is null ? null : await Of(person.UserId, program.MiniProgramId).Select(member => (ProgramRole?)member.Role)
            .FirstOrDefaultAsync(cancellationToken);
        return new Seen(program, person, role);
    }

    private async Task<bool> WriteAsync(
        ConsoleDbContext attempt, WorkspaceMembership workspace, Actor by, Seen seen, SentForm form,
        Func<ConsoleDbContext, long, Seen, DateTime, Task<bool>> act, string action, ProgramRole? role, CancellationToken cancellationToken)
    {
        var program = await attempt.MiniPrograms.FirstOrDefaultAsync(
            row => row.WorkspaceId == workspace.Id && row.MiniProgramId == seen.Program.MiniProgramId && row.DeletedAt == null,
            cancellationToken);
        var now = time.GetUtcNow().UtcDateTime;
        if (program is null || !await act(attempt, program.Id, seen, now))
        {
            return false;
        }

        await audit.AppendAsync(
            attempt,
            MiniProgramEvent.Of(
                program, action, by, now, FieldsOf(seen.Person!, seen.Role), FieldsOf(seen.Person!, role)),
            cancellationToken);
        attempt.Add(form.Had(program.MiniProgramId, seen.Person!.Name, now));
        await attempt.SaveChangesAsync(cancellationToken);
        return true;
    }

    /// <summary>Writes an active developer's row as it is, so that who removes, blocks or changes the person at this moment is waited for.</summary>
    internal static async Task<bool> HoldAsync(
        ConsoleDbContext attempt, WorkspaceMembership workspace, long userId, CancellationToken cancellationToken) =>
        await attempt.WorkspaceMembers
            .Where(row => row.WorkspaceId == workspace.Id && row.UserId == userId && row.Role == WorkspaceRole.Developer && row.BlockedAt == null)
            .ExecuteUpdateAsync(set => set.SetProperty(row => row.Role, row => row.Role), cancellationToken) == 1;

    internal static async Task<bool> SetRoleAsync(
        ConsoleDbContext attempt, long programId, long userId, ProgramRole seen, ProgramRole role, CancellationToken cancellationToken) =>
        await Row(attempt, programId, userId, seen).ExecuteUpdateAsync(set => set.SetProperty(row => row.Role, role), cancellationToken) == 1;

    internal static async Task<bool> TakeOffAsync(
        ConsoleDbContext attempt, long programId, long userId, ProgramRole seen, CancellationToken cancellationToken) =>
        await Row(attempt, programId, userId, seen).ExecuteDeleteAsync(cancellationToken) == 1;

    // The role as looked at: another one is somebody else's doing, and judged anew.
    private static IQueryable<ProgramMember> Row(ConsoleDbContext attempt, long programId, long userId, ProgramRole seen) =>
        attempt.ProgramMembers.Where(row => row.ProgramId == programId && row.UserId == userId && row.Role == seen);

    private static FieldError? RefusalOf(Seen seen, Actor by) => seen.Person is null || seen.Role is null
        ? new FieldError("", new Message("ProgramMember.None", seen.Program.Name))
        : seen.Person.UserId == by.UserId ? new FieldError("", new Message("ProgramMember.Self"))
        : null;

    private static string? FieldsOf(MemberListItem person, ProgramRole? role) => ProgramMemberFields.Of(person.Code, person.Name, role);

    private static bool IsRole(ProgramRole? role) => role is ProgramRole.Admin or ProgramRole.Developer;

    /// <summary>What stood when a form was judged.</summary>
    /// <param name="Program">The mini program.</param>
    /// <param name="Person">The developer of the workspace; null where there is none with that code.</param>
    /// <param name="Role">The developer's role on the mini program; null where there is none.</param>
    private sealed record Seen(MiniProgramDetail Program, MemberListItem? Person, ProgramRole? Role);
}
