using MiniProgramConsole.Core.Accounts;
using MiniProgramConsole.Core.Auditing;
using MiniProgramConsole.Core.Data;
using MiniProgramConsole.Core.LaunchTargets;
using MiniProgramConsole.Core.MiniPrograms;
using MiniProgramConsole.Core.MiniPrograms.Members;
using MiniProgramConsole.Core.Workspaces;
using MiniProgramConsole.Seeder.Bulk;

namespace MiniProgramConsole.Seeder;

internal sealed class SamplePrograms(BulkMiniPrograms programs, SampleWords words, DateTime now)
{
    private const int ModifiedInWorkspace = 2;
    private const int DeletedInEach = 20;
    private const int WithDeveloper = 2;

    private static readonly LaunchTarget Target = LaunchTargetList.AlipayChina;
    private static readonly TimeSpan Age = TimeSpan.FromDays(300);

    private readonly IReadOnlyList<(byte[] Content, string Hash)> logos =
        [.. SampleLogos.All().Select(logo => (logo, Hashing.Sha256(logo)))];

    public DateTime FoundedAt => now - Age;

    public void Add(Workspace workspace, Merchant merchant, ApplicationUser owner, ApplicationUser master, ApplicationUser developer)
    {
        var membership = new WorkspaceMembership
        {
            Id = workspace.Id,
            Code = workspace.Code,
            Name = workspace.Name,
            MerchantId = merchant.Id,
            MerchantName = merchant.Name,
            OwnerName = owner.DisplayName,
            Role = WorkspaceRole.Owner,
        };
        Actor[] actors = [ActorOf(owner), ActorOf(master)];
        var deleted = workspace.Id % DeletedInEach == 0 ? 1 : 0;
        var made = new List<(MiniProgram Program, MiniProgramDetails Details)>();
        for (var number = 0; number < Target.Limit + deleted; number++)
        {
            var (details, logo) = NewDetails(workspace.Id);
            var program = programs.Create(
                membership, details, logo, words.Pick(actors), FoundedAt.AddDays(20 * (number + 1)).AddMinutes(workspace.Id));
            made.Add((program, details));
        }

        foreach (var (program, _) in made.TakeLast(WithDeveloper))
        {
            var role = words.Pick(Enum.GetValues<ProgramRole>());
            programs.AddMember(program, developer, role, words.Pick(actors), now.AddDays(-30).AddMinutes(program.CreatedAt.Day));
        }

        foreach (var (program, details) in made.TakeLast(ModifiedInWorkspace))
        {
            var modified = details with { Tagline = words.Tagline(details.Name!), ContactNumber = words.Phone() };
            programs.Modify(program, modified, words.Pick(actors), now.AddDays(-25).AddMinutes(program.CreatedAt.Day));
        }

        foreach (var (program, _) in made.Take(deleted))
        {
            programs.Delete(program, words.Pick(actors), now.AddDays(-10));
        }
    }

    private (MiniProgramDetails Details, byte[] Logo) NewDetails(long workspaceId)
    {
        var industry = words.Industry();
        var name = words.Program(industry);
        var (content, hash) = words.Pick(logos);
        var details = new MiniProgramDetails
        {
            LaunchTarget = Target.Code,
            Name = name,
            Tagline = words.Tagline(name),
            Description = words.Description(name, industry),
            Logo = hash,
            Industry = industry.Code,
            ContactNumber = words.Phone(),
            ContactEmail = $"service{workspaceId}@seed.example",
        };
        return (details.FillIn(Target), content);
    }

    private static Actor ActorOf(ApplicationUser person) => new(person.Id, person.DisplayName, Address: null);
}
