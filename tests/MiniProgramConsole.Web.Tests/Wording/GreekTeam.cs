using MiniProgramConsole.Core.LaunchTargets;
using MiniProgramConsole.Core.MiniPrograms;
using MiniProgramConsole.Core.MiniPrograms.Members;
using MiniProgramConsole.Core.Workspaces;
using MiniProgramConsole.Web.Tests.Testing;
using MiniProgramConsole.Web.Tests.Testing.Hosts;
using MiniProgramConsole.Web.Tests.Testing.Pages;

namespace MiniProgramConsole.Web.Tests.Wording;

/// <summary>
/// People of every kind in a workspace whose names and texts are all Greek. Latin or Chinese text on their pages must come from the
/// console.
/// </summary>
internal sealed class GreekTeam
{
    private readonly Dictionary<string, Visitor> people = [];

    private GreekTeam(ConsoleHost host, string language, Workspace workspace) => (Host, Language, Workspace) = (host, language, workspace);

    public ConsoleHost Host { get; }

    public string Language { get; }

    public Workspace Workspace { get; }

    public required MiniProgram Program { get; init; }

    public IReadOnlyDictionary<string, Visitor> People => people;

    public static Dictionary<string, string?> Valid(string name) => new(CreateForm.Valid().Select(InGreek))
    {
        ["Name"] = name,
        ["Tagline"] = "Ο καφές της ημέρας",
        ["Description"] = "Παραγγελία και παραλαβή στο κατάστημα, χωρίς ουρά.",
    };

    public static async Task<GreekTeam> OnAsync(ConsoleHost host, string language)
    {
        var owner = await host.Data.PersonAsync("Λίνα Βέη");
        var workspace = await host.Data.WorkspaceAsync(owner, await host.Data.MerchantAsync("Καλημέρα"), "Μαγαζί");
        var visitor = await host.SignInAsync(owner, language);
        var deleted = await CreateAsync(host, visitor, workspace, "Σβησμένο");
        await visitor.DeleteAsync(workspace, deleted, "Σβησμένο");
        var program = await host.ProgramAsync(await CreateAsync(host, visitor, workspace, "Πρωινός καφές"));
        await visitor.ModifyAsync(workspace, program.MiniProgramId, "Tagline", "Ο καλύτερος καφές");
        await SaveDraftAsync(visitor, workspace);
        var team = new GreekTeam(host, language, workspace) { Program = program, people = { ["owner"] = visitor } };
        await team.AddPeopleAsync();
        return team;
    }

    // What a rule refuses in Greek, such as a code, a number or an email, stays as it is.
    private static KeyValuePair<string, string?> InGreek(KeyValuePair<string, string?> typed)
    {
        var (field, target) = (MiniProgramFieldList.Find(typed.Key)!, LaunchTargetList.AlipayChina);
        var text = new string('α', Math.Max(1, field.Length?.Invoke(target).Min ?? 0));
        return field.Check(target, text) is null ? new(typed.Key, text) : typed;
    }

    private async Task AddPeopleAsync()
    {
        people["anonymous"] = Host.NewVisitor(Language);
        await AddMemberAsync("master", "Μαρία", WorkspaceRole.Master);
        await AddMemberAsync("developer", "Νίκος", WorkspaceRole.Developer);
        await Host.Data.AddProgramMemberAsync(
            Program.MiniProgramId, await AddMemberAsync("program admin", "Πέτρος", WorkspaceRole.Developer), ProgramRole.Admin);
        await Host.Data.BlockAsync(Workspace, await AddMemberAsync("blocked", "Ορέστης", WorkspaceRole.Developer));
        await AddAsync("newcomer", "Ξένια");
        var invited = await AddAsync("invited", "Ζωή");
        foreach (var email in new[] { invited.Email, Inviting.NewEmail() })
        {
            await people["owner"].SubmitAsync(
                await people["owner"].InviteFormAsync(Workspace), new Dictionary<string,
                string?>(Inviting.Invited(email))
                { ["DisplayName"] = "Ζωή" });
        }
    }

    private async Task<Person> AddMemberAsync(string kind, string name, WorkspaceRole role)
    {
        var person = await AddAsync(kind, name);
        await Host.Data.AddMemberAsync(Workspace, person, role);
        return person;
    }

    private async Task<Person> AddAsync(string kind, string name)
    {
        var person = await Host.Data.PersonAsync(name);
        people[kind] = await Host.SignInAsync(person, Language);
        return person;
    }

    private static async Task<string> CreateAsync(ConsoleHost host, Visitor visitor, Workspace workspace, string name)
    {
        var answer = await visitor.CreateAsync(workspace, Valid(name));
        Assert.Equal(CreateForm.ListAddress(workspace), answer.Location);
        return await host.FindProgramAsync(workspace, name);
    }

    private static async Task SaveDraftAsync(Visitor visitor, Workspace workspace)
    {
        var page = await visitor.GetAsync(CreateForm.Address(workspace));
        await visitor.SubmitAsync(
            page.Form("/mini-programs"), Valid("Πρόχειρο"), button: page.Document.QuerySelector("button[formaction*='/drafts']"));
    }
}
