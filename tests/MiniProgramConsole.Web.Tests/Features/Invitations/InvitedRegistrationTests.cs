using System.Net;
using Microsoft.EntityFrameworkCore;
using MiniProgramConsole.Web.Tests.Testing;
using MiniProgramConsole.Web.Tests.Testing.Databases;
using MiniProgramConsole.Web.Tests.Testing.Hosts;
using MiniProgramConsole.Web.Tests.Testing.Pages;

namespace MiniProgramConsole.Web.Tests.Features.Invitations;

public sealed class InvitedRegistrationTests
{
    [Theory, EachDatabase]
    public async Task Register_WhenRegistrationIsClosed_IsOpenToTheInvitedForTheirEmailOnly(Database database)
    {
        await using var host = await ConsoleHost.StartWithAsync(database, new() { ["Registration:Open"] = "false" });
        var team = await Team.OnAsync(host);
        var email = Inviting.NewEmail();
        var (invitation, secret) = await host.Data.InviteAsync(team.Workspace, team.Person("owner"), email);
        var visitor = host.NewVisitor();
        var shown = await visitor.GetAsync($"/account/invitation?token={secret}");
        var address = shown.Document.QuerySelector(".answers a.btn-secondary")!.GetAttribute("href")!;

        var page = await visitor.GetAsync(address);
        Assert.Equal((email, true), (page.Control("Email").GetAttribute("value"), page.Control("Email").HasAttribute("readonly")));
        Assert.Equal("Zhou Yun", page.Control("Name").GetAttribute("value"));
        var form = page.Form("/account/register");
        var other = await visitor.SubmitAsync(form, RegisterForm.Valid(RegisterForm.NewEmail()));
        Assert.Equal(HttpStatusCode.BadRequest, other.Status);
        HtmlAssert.FieldError(other, "Email", $"This invitation is for {email}. Register with that email.");
        Assert.Equal(email, other.Control("Email").GetAttribute("value"));
        var sent = await visitor.SubmitAsync(form, RegisterForm.Valid(email));

        Assert.Equal("/account/register/sent", sent.Location);
        await using var context = host.NewContext();
        Assert.True(await context.Users.AnyAsync(user => user.Email == email, TestContext.Current.CancellationToken));
        await team.Owner.OnInvitationAsync(team.Workspace, "withdraw");
        foreach (var closed in new[] { await visitor.GetAsync(address), await visitor.SubmitAsync(form, RegisterForm.Valid(email)),
            await visitor.GetAsync("/account/register") })
        {
            Assert.Equal((HttpStatusCode.Forbidden, "Registration is closed"), (closed.Status, closed.Heading));
        }
    }

    [Theory, EachDatabase]
    public async Task Register_ThenConfirm_LeadsToTheInvitationAndIntoTheWorkspace(Database database)
    {
        await using var console = await MailedConsole.StartAsync(database);
        var team = await Team.OnAsync(console.Host);
        var email = Inviting.NewEmail();
        await team.Owner.InviteAsync(team.Workspace, email);
        var visitor = console.Host.NewVisitor();
        var shown = await visitor.GetAsync((await console.ReceiveAsync()).LinkPath);
        var page = await visitor.GetAsync(shown.Document.QuerySelector(".answers a.btn-secondary")!.GetAttribute("href")!);
        await visitor.SubmitAsync(page.Form("/account/register"), new Dictionary<string, string?> { ["Password"] = RegisterForm.Password });

        var confirmed = await visitor.ConfirmAsync((await console.ReceiveAsync()).LinkPath);

        Assert.Equal("/workspaces", confirmed.Location);
        var accepted = await visitor.SubmitAsync((await visitor.FollowAsync(confirmed)).Form("/accept"));
        Assert.Equal($"/workspaces/{team.Workspace.Code}/mini-programs", accepted.Location);
        Assert.Equal(HttpStatusCode.OK, (await visitor.FollowAsync(accepted)).Status);
    }
}
