using MiniProgramConsole.Core.MiniPrograms;
using MiniProgramConsole.Core.MiniPrograms.Members;
using MiniProgramConsole.Core.Workspaces;
using MiniProgramConsole.Web.Tests.Testing.Hosts;
using MiniProgramConsole.Web.Tests.Testing.Pages;

namespace MiniProgramConsole.Web.Tests.Testing;

/// <summary>A workspace with one mini program and one signed-in person of each kind.</summary>
public sealed class Team
{
    private readonly Dictionary<string, (Person Person, Visitor Visitor)> people = [];

    private Team(ConsoleHost host, Workspace workspace, MiniProgram program) => (Host, Workspace, Program) = (host, workspace, program);

    public ConsoleHost Host { get; }

    public Workspace Workspace { get; }

    public MiniProgram Program { get; }

    public Visitor Owner => people["owner"].Visitor;

    public Visitor Master => people["master"].Visitor;

    public Visitor ProgramAdmin => people["program admin"].Visitor;

    public Visitor ProgramDeveloper => people["program developer"].Visitor;

    public Visitor Developer => people["developer"].Visitor;

    public Visitor this[string kind] => people[kind].Visitor;

    public static async Task<Team> OnAsync(ConsoleHost host)
    {
        var owner = await host.Data.PersonAsync("Lin Wei");
        var workspace = await host.Data.WorkspaceAsync(owner, name: "Demo Tea");
        var team = new Team(host, workspace, (await host.Data.ProgramsAsync(workspace, owner, 1))[0]);
        team.people["owner"] = (owner, await host.SignInAsync(owner));
        await team.AddAsync("master", "Chen Jie", WorkspaceRole.Master, null);
        await team.AddAsync("program admin", "Zhao Min", WorkspaceRole.Developer, ProgramRole.Admin);
        await team.AddAsync("program developer", "Sun Li", WorkspaceRole.Developer, ProgramRole.Developer);
        await team.AddAsync("developer", "Wu Fang", WorkspaceRole.Developer, null);
        return team;
    }

    public Person Person(string kind) => people[kind].Person;

    public string Address(string kind) => $"/workspaces/{Workspace.Code}/members/{Person(kind).Code}";

    /// <summary>The owner of another workspace, signed in.</summary>
    public async Task AddStrangerAsync(string kind)
    {
        var person = await Host.Data.PersonAsync();
        await Host.Data.WorkspaceAsync(person);
        people[kind] = (person, await Host.SignInAsync(person));
    }

    /// <summary>Signed in, with a pending invitation. Returns the invitation's code.</summary>
    public async Task<string> AddInvitedAsync(string kind)
    {
        var person = await Host.Data.PersonAsync();
        people[kind] = (person, await Host.SignInAsync(person));
        return (await Host.Data.InviteAsync(Workspace, Person("owner"), person.Email)).Invitation.Code;
    }

    /// <summary>Another member, signed in.</summary>
    public async Task<Visitor> AddAsync(string kind, string name, WorkspaceRole role, ProgramRole? programRole)
    {
        var person = await Host.Data.PersonAsync(name);
        await Host.Data.AddMemberAsync(Workspace, person, role);
        if (programRole is { } ofProgram)
        {
            await Host.Data.AddProgramMemberAsync(Program.MiniProgramId, person, ofProgram);
        }

        people[kind] = (person, await Host.SignInAsync(person));
        return people[kind].Visitor;
    }
}
