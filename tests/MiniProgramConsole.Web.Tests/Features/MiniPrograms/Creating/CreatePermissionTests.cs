using System.Net;
using Microsoft.EntityFrameworkCore;
using MiniProgramConsole.Core.Workspaces;
using MiniProgramConsole.Web.Tests.Testing.Databases;
using MiniProgramConsole.Web.Tests.Testing.Hosts;
using MiniProgramConsole.Web.Tests.Testing.Pages;

namespace MiniProgramConsole.Web.Tests.Features.MiniPrograms.Creating;

public sealed class CreatePermissionTests(ConsoleHosts hosts) : IClassFixture<ConsoleHosts>
{
    private const string Reason = "Only the owner and masters of this workspace can create mini programs. Ask Lin Wei.";

    [Theory, EachDatabase]
    public async Task Developer_SeesTheButtonDisabledWithTheReason(Database database)
    {
        var (_, workspace, visitor) = await ArrangeAsync(database, WorkspaceRole.Developer);

        var list = await visitor.GetAsync(CreateForm.ListAddress(workspace));

        var button = list.Document.QuerySelector("main [aria-disabled=true]")!;
        Assert.Equal("+ Create Mini Program", Page.Normal(button.TextContent));
        Assert.Equal(("0", (string?)null), (button.GetAttribute("tabindex"), button.GetAttribute("href")));
        Assert.Equal(Reason, list.Document.GetElementById(button.GetAttribute("aria-describedby")!)!.TextContent);
    }

    [Theory, EachDatabase]
    public async Task Developer_OpeningTheAddress_Gets403AndSeesWhoCan(Database database)
    {
        var (host, workspace, visitor) = await ArrangeAsync(database, WorkspaceRole.Developer);

        var form = await visitor.GetAsync(CreateForm.Address(workspace));
        var list = await visitor.GetAsync(CreateForm.ListAddress(workspace));
        var token = list.Form("/account/sign-out").QuerySelector("input[name=__RequestVerificationToken]")!.GetAttribute("value")!;
        var posted = await visitor.SendAsync(CreateForm.ListAddress(workspace), new FormUrlEncodedContent(
            CreateForm.Valid().Append(new("__RequestVerificationToken", token)).Append(new("token", Guid.NewGuid().ToString()))
                .ToDictionary(pair => pair.Key, pair => pair.Value!)));

        foreach (var page in new[] { form, posted })
        {
            Assert.Equal(HttpStatusCode.Forbidden, page.Status);
            Assert.Contains(Reason, page.Text, StringComparison.Ordinal);
        }

        await using var context = host.NewContext();
        Assert.False(await context.MiniPrograms.AnyAsync(
            program => program.WorkspaceId == workspace.Id, TestContext.Current.CancellationToken));
    }

    [Theory, EachDatabase]
    public async Task Master_MayCreate(Database database)
    {
        var (_, workspace, visitor) = await ArrangeAsync(database, WorkspaceRole.Master);

        var answer = await visitor.CreateAsync(workspace);

        Assert.Equal(CreateForm.ListAddress(workspace), answer.Location);
    }

    [Theory, EachDatabase]
    public async Task Master_MadeDeveloperAfterOpeningTheForm_IsRefusedImmediately(Database database)
    {
        var (host, workspace, visitor) = await ArrangeAsync(database, WorkspaceRole.Master);
        var form = (await visitor.GetAsync(CreateForm.Address(workspace))).Form("/mini-programs");
        await using (var context = host.NewContext())
        {
            await context.WorkspaceMembers.Where(member => member.WorkspaceId == workspace.Id).ExecuteUpdateAsync(
                set => set.SetProperty(member => member.Role, WorkspaceRole.Developer), TestContext.Current.CancellationToken);
        }

        var answer = await visitor.SubmitAsync(form, CreateForm.Valid(), UploadedFile.Logo());

        Assert.Equal(HttpStatusCode.Forbidden, answer.Status);
    }

    [Theory, EachDatabase]
    public async Task Anonymous_IsSentToSignInAndBack(Database database)
    {
        var host = await hosts.OnAsync(database);
        var owner = await host.Data.PersonAsync();
        var workspace = await host.Data.WorkspaceAsync(owner);
        var visitor = host.NewVisitor();

        var answer = await visitor.GetAsync(CreateForm.Address(workspace));
        var signedIn = await visitor.TrySignInAsync(owner.Email, Person.Password, answer.Location!);

        Assert.Equal(CreateForm.Address(workspace), signedIn.Location);
    }

    private async Task<(ConsoleHost Host, Workspace Workspace, Visitor Visitor)> ArrangeAsync(Database database, WorkspaceRole role)
    {
        var host = await hosts.OnAsync(database);
        var workspace = await host.Data.WorkspaceAsync(await host.Data.PersonAsync("Lin Wei"));
        var member = await host.Data.PersonAsync();
        await host.Data.AddMemberAsync(workspace, member, role);
        return (host, workspace, await host.SignInAsync(member));
    }
}
