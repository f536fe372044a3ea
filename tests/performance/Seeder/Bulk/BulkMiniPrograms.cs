using MiniProgramConsole.Core.Accounts;
using MiniProgramConsole.Core.Auditing;
using MiniProgramConsole.Core.Data;
using MiniProgramConsole.Core.LaunchTargets;
using MiniProgramConsole.Core.MiniPrograms;
using MiniProgramConsole.Core.MiniPrograms.Logos;
using MiniProgramConsole.Core.MiniPrograms.Members;
using MiniProgramConsole.Core.MiniPrograms.Quotas;
using MiniProgramConsole.Core.Workspaces;

namespace MiniProgramConsole.Seeder.Bulk;

/// <summary>Creates all rows that the services would write, for a bulk insert into an empty database. Doesn't validate.
/// Changes apply only to programs of the current batch.</summary>
internal sealed class BulkMiniPrograms(AuditSealer sealer)
{
    private readonly AuditChain registry = new(AuditStreams.Registry, sealer);
    private readonly List<MiniProgram> programs = [];
    private readonly List<Logo> logos = [];
    private readonly List<ProgramMember> members = [];
    private readonly List<AuditEntry> entries = [];
    private Dictionary<long, AuditChain> chains = [];
    private long lastLogoId;
    private long lastProgramId;

    /// <summary>All programs of a merchant belong in one batch. A workspace's events must be in chronological order.</summary>
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

    public void Modify(MiniProgram program, MiniProgramDetails details, Actor by, DateTime at)
    {
        var before = program.Details;
        program.Modify(details, by, at);
        var (changedFrom, changedTo) = MiniProgramEvent.Changes(before, program.Details);
        Note(MiniProgramEvent.Of(program, AuditAction.MiniProgramModified, by, at, changedFrom, changedTo));
    }

    public void AddMember(MiniProgram program, ApplicationUser developer, ProgramRole role, Actor by, DateTime at)
    {
        members.Add(new ProgramMember { ProgramId = program.Id, UserId = developer.Id, Role = role, AddedAt = at });
        Note(MiniProgramEvent.Of(
            program, AuditAction.ProgramMemberAdded, by, at, null, ProgramMemberFields.Of(developer.Code, developer.DisplayName, role)));
    }

    public void Delete(MiniProgram program, Actor by, DateTime at)
    {
        program.Delete(by, at);
        Note(MiniProgramEvent.Of(program, AuditAction.MiniProgramDeleted, by, at, MiniProgramEvent.FieldsOf(program), null));
    }

    /// <summary>Ends the batch. Insert its merchants, workspaces and people first.</summary>
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

    /// <summary>Insert this after the last batch.</summary>
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
