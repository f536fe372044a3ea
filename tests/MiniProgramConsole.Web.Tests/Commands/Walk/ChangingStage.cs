using AngleSharp.Dom;
using AngleSharp.Html.Dom;
using MiniProgramConsole.Core.MiniPrograms;
using MiniProgramConsole.Core.MiniPrograms.Members;
using MiniProgramConsole.Core.Workspaces;
using MiniProgramConsole.Web.Tests.Testing;
using MiniProgramConsole.Web.Tests.Testing.Hosts;
using MiniProgramConsole.Web.Tests.Testing.Pages;

namespace MiniProgramConsole.Web.Tests.Commands.Walk;

/// <summary>A workspace with people and a mini program, and the sender of one changing route.</summary>
internal sealed class ChangingStage
{
    private ChangingStage(ConsoleHost host) => Host = host;

    public ConsoleHost Host { get; }

    public Workspace Workspace { get; private set; } = null!;

    public MiniProgram Program { get; private set; } = null!;

    public Person Owner { get; private set; } = null!;

    public Person Master { get; private set; } = null!;

    /// <summary>Also a developer of the mini program.</summary>
    public Person Developer { get; private set; } = null!;

    /// <summary>Has no role on the mini program.</summary>
    public Person Other { get; private set; } = null!;

    /// <summary>A developer who is offered the workspace.</summary>
    public Person NewOwner { get; private set; } = null!;

    /// <summary>The person who sends the form, or whose link, code or password is used.</summary>
    public Person Sender { get; private set; } = null!;

    public Visitor Visitor { get; private set; } = null!;

    /// <summary>The secret of the sender's authenticator app, or null.</summary>
    public string? Secret { get; set; }

    /// <summary>Whatever else the route has to remember.</summary>
    public string Note { get; set; } = "";

    public string Home => $"/workspaces/{Workspace.Code}";

    public string ProgramHome => Managing.Address(Workspace, Program.MiniProgramId);

    private bool IsSignedIn { get; init; }

    public static async Task<ChangingStage> OnAsync(ConsoleHost host, ChangingRoute route)
    {
        var owner = await host.Data.PersonAsync();
        var stage = new ChangingStage(host) { IsSignedIn = route.By != SentBy.Nobody, Owner = owner };
        if (route.By is SentBy.Person or SentBy.Nobody)
        {
            stage.Sender = await host.Data.PersonAsync();
            stage.Workspace = await host.Data.WorkspaceAsync(owner);
        }
        else
        {
            await stage.FillAsync(owner, route.By);
        }

        await stage.EnterAsync();
        await route.ArrangeAsync(stage);
        return stage;
    }

    /// <summary>Signs the sender in with a new browser. A sender who must not be signed in only gets the browser.</summary>
    public async Task EnterAsync()
    {
        Visitor = Host.NewVisitor();
        if (!IsSignedIn)
        {
            return;
        }

        if (Secret is null)
        {
            await Visitor.SignInAsync(Sender);
            return;
        }

        await Visitor.GivePasswordAsync(Sender);
        Assert.Equal("/workspaces", (await Visitor.GiveCodeAsync(NextCode())).Location);
    }

    /// <summary>Returns a code that hasn't been used yet.</summary>
    public string NextCode()
    {
        Host.Time.Advance(SecondFactors.Step);
        return Host.CodeOf(Secret!);
    }

    public async Task AddSecondFactorAsync() => Secret = (await Host.AddSecondFactorAsync(Visitor)).Secret;

    public async Task<ReadyForm> FillAsync(string page, string form, params (string Name, string? Value)[] typed) =>
        new(Visitor, Find(await Visitor.GetAsync(page), page, form), typed.ToDictionary(field => field.Name, field => field.Value));

    public async Task WriteAsync(Func<Core.Data.ConsoleDbContext, Task> write)
    {
        await using var context = Host.NewContext();
        await write(context);
        await context.SaveChangesAsync(TestContext.Current.CancellationToken);
    }

    private static IHtmlFormElement Find(Page page, string address, string form) =>
        page.Document.QuerySelectorAll<IHtmlFormElement>("form[method=post]")
            .FirstOrDefault(found => found.GetAttribute("action")!.Split('?')[0].EndsWith(form, StringComparison.Ordinal))
        ?? throw new InvalidOperationException($"{address} answered {page.Status} and has no form for {form}.");

    private async Task FillAsync(Person owner, SentBy by)
    {
        Workspace = await Host.Data.WorkspaceAsync(owner);
        Program = (await Host.Data.ProgramsAsync(Workspace, owner, ["晨光咖啡"]))[0];
        await Host.Data.UsePlacesAsync(Workspace.MerchantId, 1);
        (Master, Developer) = (await Host.Data.PersonAsync(), await Host.Data.PersonAsync());
        (Other, NewOwner) = (await Host.Data.PersonAsync(), await Host.Data.PersonAsync());
        await Host.Data.AddMemberAsync(Workspace, Master, WorkspaceRole.Master);
        await Host.Data.AddMemberAsync(Workspace, Developer, WorkspaceRole.Developer);
        await Host.Data.AddMemberAsync(Workspace, Other, WorkspaceRole.Developer);
        await Host.Data.AddMemberAsync(Workspace, NewOwner, WorkspaceRole.Developer);
        await Host.Data.AddProgramMemberAsync(Program.MiniProgramId, Developer, ProgramRole.Developer);
        Sender = by switch
        {
            SentBy.Owner => Owner,
            SentBy.Master => Master,
            _ => Developer,
        };
    }
}
