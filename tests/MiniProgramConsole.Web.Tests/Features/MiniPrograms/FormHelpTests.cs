using MiniProgramConsole.Web.Tests.Testing;
using MiniProgramConsole.Web.Tests.Testing.Databases;
using MiniProgramConsole.Web.Tests.Testing.Hosts;
using MiniProgramConsole.Web.Tests.Testing.Pages;

namespace MiniProgramConsole.Web.Tests.Features.MiniPrograms;

public sealed class FormHelpTests(ConsoleHosts hosts) : IClassFixture<ConsoleHosts>
{
    [Theory, EachDatabase]
    public async Task Help_BesideBothForms_StatesTheRulesWithTheTargetsLimits(Database database)
    {
        var team = await Team.OnAsync(await hosts.OnAsync(database));
        var edit = $"{CreateForm.ListAddress(team.Workspace)}/{team.Program.MiniProgramId}/edit";

        var (creating, modifying) = (Rules(await team.Owner.GetAsync(CreateForm.Address(team.Workspace))),
            Rules(await team.Owner.GetAsync(edit)));

        string[] ofFields =
        [
            "3 to 30, 10 to 30 and 20 to 200 characters. In the name, a Chinese character counts as 2; in the others, each character counts as 1.",
            "Square, .jpg, .jpeg or .png, at most 256 KB and 4096 × 4096 pixels. At 180 × 180 or larger, it is sharp on every screen.",
            "A landline number as XXXX-XXXXXXX, for example 0571-1234567, and one email. Users see both.",
        ];
        Assert.Equal(
            [
                .. ofFields,
                "A merchant can have 10 mini programs for Alipay China, across all its workspaces. Deleting one frees its place immediately; you can restore it within 30 days.",
                "Save a draft. Only you can see it, and it is kept for 30 days.",
                "It gets a mini program ID and is in development. You become its admin and can modify everything except the launch target.",
            ],
            creating);
        Assert.Equal(
            [.. ofFields, "Changes take effect immediately, and the history shows who made them. If someone else saves changes before you do, you see both versions and choose."],
            modifying);
    }

    [Fact]
    public async Task Help_WithoutScripts_OpensByItsButton()
    {
        var (_, visitor, workspace) = await hosts.OwnerAsync(Database.Sqlite);

        var page = await visitor.GetAsync(CreateForm.Address(workspace));

        var target = page.Document.QuerySelector(".help-button")!.GetAttribute("popovertarget")!;
        Assert.True(page.Document.GetElementById(target)!.HasAttribute("popover"));
    }

    private static IEnumerable<string> Rules(Page page) =>
        page.Document.QuerySelectorAll("#form-help dd").Select(rule => Page.Normal(rule.TextContent));
}
