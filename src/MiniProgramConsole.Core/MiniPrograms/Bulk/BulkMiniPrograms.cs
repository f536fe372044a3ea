using MiniProgramConsole.Core.Accounts;
using MiniProgramConsole.Core.Auditing;
using MiniProgramConsole.Core.Data;
using MiniProgramConsole.Core.LaunchTargets;
using MiniProgramConsole.Core.MiniPrograms.Logos;
using MiniProgramConsole.Core.MiniPrograms.Members;
using MiniProgramConsole.Core.MiniPrograms.Quotas;
using MiniProgramConsole.Core.Workspaces;

namespace MiniProgramConsole.Core.MiniPrograms.Bulk;

/// <summary>
/// Makes mini programs in memory, with all that the services write with them (logos, issued IDs, admins, places, the audit trail), for a bulk
/// insert into a database that has none yet. Texts are taken as they are: normalised, and right by the rules.
/// </summary>
public sealed class BulkMiniPrograms(AuditSealer sealer)
{
    private readonly AuditChain registry = new(AuditStreams.Registry, sealer);
    private readonly List<MiniProgram> programs = [];
    private readonly List<Logo> logos = [];
    private readonly List<ProgramMember> members = [];
    private readonly List<AuditEntry> entries = [];
    private Dictionary<long, AuditChain> chains = [];
    private long lastLogoId;
    private long lastProgramId;

    /// <summary>Creates a mini program. All of a merchant's belong into one batch, and within a workspace what was done first comes first.</summary>
    /// <param name="workspace">Where.</param>
    /// <param name="details">What is said of it; its logo is the hash of the logo.</param>
    /// <param name="logo">Its logo's bytes.</param>
    /// <param name="by">Who.</param>
    /// <param name="at">When, UTC.</param>
    public MiniProgram Create(WorkspaceMembership workspace, MiniProgramDetails details, byte[] logo, Actor by, DateTime at)
    {
        var program = new MiniProgram(workspace, LaunchTargetList.Find(details.LaunchTarget)!, details, logo, by, at)
        {
            Id = ++lastProgramId,
            Version = Guid.NewGuid(),
        };
        lastLogoId++;
        program.SetLogo(lastLogoId);
        programs.Add(program);
        members.Add(new ProgramMember { ProgramId = program.Id, UserId = by.UserId, Role = ProgramRole.Admin, AddedAt = at });
        logos.Add(new Logo
        {
            Id = lastLogoId,
            WorkspaceId = workspace.Id,
            MiniProgramId = program.MiniProgramId,
            Hash = details.Logo!,
            Content = logo,
            CreatedAt = at,
        });
        Note(MiniProgramEvent.Of(program, AuditAction.MiniProgramCreated, by, at, before: null, after: MiniProgramEvent.FieldsOf(program)));
        return program;
    }

    /// <summary>Modifies a mini program of the present batch; its logo stays.</summary>
    /// <param name="program">Which.</param>
    /// <param name="details">What is said of it now.</param>
    /// <param name="by">Who.</param>
    /// <param name="at">When, UTC.</param>
    public void Modify(MiniProgram program, MiniProgramDetails details, Actor by, DateTime at)
    {
        var before = program.Details;
        program.Modify(details, by, at);
        var (changedFrom, changedTo) = MiniProgramEvent.Changes(before, program.Details);
        Note(MiniProgramEvent.Of(program, AuditAction.MiniProgramModified, by, at, changedFrom, changedTo));
    }

    /// <summary>Gives a developer of the workspace a role on a mini program of the present batch.</summary>
    /// <param name="program">Which.</param>
    /// <param name="developer">Whom.</param>
    /// <param name="role">The role.</param>
    /// <param name="by">Who.</param>
    /// <param name="at">When, UTC.</param>
    public void AddMember(MiniProgram program, ApplicationUser developer, ProgramRole role, Actor by, DateTime at)
    {
        members.Add(new ProgramMember { ProgramId = program.Id, UserId = developer.Id, Role = role, AddedAt = at });
        Note(MiniProgramEvent.Of(
            program, AuditAction.ProgramMemberAdded, by, at, null, ProgramMemberFields.Of(developer.Code, developer.DisplayName, role)));
    }

    /// <summary>Deletes a mini program of the present batch, to be restored or to go for good later.</summary>
    /// <param name="program">Which.</param>
    /// <param name="by">Who.</param>
    /// <param name="at">When, UTC.</param>
    public void Delete(MiniProgram program, Actor by, DateTime at)
    {
        program.Delete(by, at);
        Note(MiniProgramEvent.Of(program, AuditAction.MiniProgramDeleted, by, at, MiniProgramEvent.FieldsOf(program), null));
    }

    /// <summary>Hands out all that was made since it was called last, as one batch; their merchants, workspaces and people come before.</summary>
    /// <param name="database">The database.</param>
    public IReadOnlyList<BulkRows> Take(ConsoleDbContext database)
    {
        var quotas = programs.GroupBy(program => (program.MerchantId, program.LaunchTarget)).Select(made => new MerchantQuota
        {
            MerchantId = made.Key.MerchantId,
            LaunchTarget = made.Key.LaunchTarget,
            Used = made.Count(program => program.DeletedAt is null),
            Limit = LaunchTargetList.Find(made.Key.LaunchTarget)!.Limit,
        });
        IReadOnlyList<BulkRows> batch =
        [
            BulkRows.Of(database, quotas.ToList()),
            BulkRows.Of(database, programs.Select(program => program.IssuedId).ToList()),
            BulkRows.Of(database, logos.ToList()),
            BulkRows.Of(database, programs.ToList()),
            BulkRows.Of(database, members.ToList()),
            BulkRows.Of(database, entries.ToList()),
            BulkRows.Of(database, chains.Values.Select(chain => chain.Head).ToList()),
        ];
        programs.Clear();
        logos.Clear();
        members.Clear();
        entries.Clear();
        chains = [];
        return batch;
    }

    /// <summary>The last batch: the end of the stream that names all others.</summary>
    /// <param name="database">The database.</param>
    public IReadOnlyList<BulkRows> TakeRegistryHead(ConsoleDbContext database) => [BulkRows.Of(database, [registry.Head])];

    private void Note(AuditEvent happened)
    {
        if (!chains.TryGetValue(happened.WorkspaceId!.Value, out var chain))
        {
            chain = chains[happened.WorkspaceId.Value] = new AuditChain(happened.Stream, sealer);
            entries.Add(registry.Append(AuditTrail.StartOf(happened)));
        }

        entries.Add(chain.Append(happened));
    }
}
