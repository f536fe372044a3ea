using System.Net;
using AngleSharp.Dom;
using AngleSharp.Html.Dom;
using Microsoft.EntityFrameworkCore;
using MiniProgramConsole.Core.Workspaces;
using MiniProgramConsole.Web.Tests.Testing;
using MiniProgramConsole.Web.Tests.Testing.Databases;
using MiniProgramConsole.Web.Tests.Testing.Hosts;
using MiniProgramConsole.Web.Tests.Testing.Interceptors;
using MiniProgramConsole.Web.Tests.Testing.Pages;

namespace MiniProgramConsole.Web.Tests.Commands;

public sealed class OwnAccountRaceTests
{
    private const string Second = "eleven amber teapots sing";

    private static CancellationToken Cancelled => TestContext.Current.CancellationToken;

    [Theory, EachDatabase]
    public async Task Password_OneFormSentTwiceAtOnce_SetsOneAndTellsTheOther(Database database)
    {
        var inBetween = new InBetween();
        await using var host = await ConsoleHost.StartAsync(database, interceptors: inBetween);
        var (first, form) = ((Page?)null, await host.PrepareAsync(OwnAccountForms.Password));
        inBetween.Happens = async () => first = await form.SendAsync();
        inBetween.IsArmed = true;

        var second = await form.Visitor.SubmitAsync(form.Form, OwnAccount.NewPasswordForm(Second));

        Assert.Equal("/account/security", first!.Location);
        Assert.Equal(HttpStatusCode.Conflict, second.Status);
        Assert.Contains(
            "This form has already set your password. To change it again, enter the new password once more.",
            second.Text,
            StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.BadRequest, (await host.NewVisitor().TrySignInAsync(form.Person.Email, Second)).Status);
        Assert.Single(await host.ActionsAsync(form.Person.Id), "account.password-changed");
        Assert.Equal(
            "/account/security",
            (await form.Visitor.SubmitAsync(second.Form("/security/password"), OwnAccount
                .NewPasswordForm(Second, OwnAccount.NewPassword))).Location);
        Assert.Equal("/workspaces", (await host.NewVisitor().TrySignInAsync(form.Person.Email, Second)).Location);
        Assert.Empty(host.Log.Errors);
    }

    [Theory, EachDatabase]
    public async Task EndSession_OneFormSentTwiceAtOnce_EndsOneAndTellsTheOther(Database database)
    {
        var inBetween = new InBetween();
        await using var host = await ConsoleHost.StartAsync(database, interceptors: inBetween);
        var person = await host.Data.PersonAsync();
        await host.SignInAsync(person);
        await host.SignInAsync(person);
        var visitor = await host.SignInAsync(person);
        var forms = (await visitor.GetAsync("/account/sessions")).Document
            .QuerySelectorAll<IHtmlFormElement>("form[action$='/sessions/end']").ToList();
        var sameKey = new Dictionary<string, string?> { ["token"] = forms[0].QuerySelector("[name=token]")!.GetAttribute("value") };
        Page? first = null;
        inBetween.Happens = async () => first = await visitor.SubmitAsync(forms[0]);
        inBetween.IsArmed = true;

        var second = await visitor.SubmitAsync(forms[1], sameKey);

        Assert.Equal("/account/sessions", first!.Location);
        Assert.Equal(HttpStatusCode.BadRequest, second.Status);
        Assert.Contains($"You have already submitted this form for {person.Name}.", second.Text, StringComparison.Ordinal);
        Assert.Equal(2, second.Document.QuerySelectorAll(".account-item").Length);
        Assert.Single(await host.ActionsAsync(person.Id), "account.session-ended");
        Assert.Empty(host.Log.Errors);
    }

    [Theory]
    [EachDatabase(OwnAccountForms.Password)]
    [EachDatabase("confirm authenticator")]
    public async Task Session_StartedWithTheOldPasswordWhileOthersEnd_DoesNotSurvive(Database database, string change)
    {
        var inTheMidst = new InTheMidst();
        await using var host = await ConsoleHost.StartAsync(database, interceptors: inTheMidst);
        var (form, thief) = (await host.PrepareAsync(change), host.NewVisitor());
        var signIn = (await thief.GetAsync("/account/sign-in")).Form("/account/sign-in");
        var typed = new Dictionary<string, string?> { ["Email"] = form.Person.Email, ["Password"] = Person.Password };
        inTheMidst.Let("DELETE FROM Sessions", () => thief.SubmitAsync(signIn, typed));

        var changed = await form.SendAsync();

        Assert.True((int)changed.Status < 400, $"{changed.Status}");
        await inTheMidst.Happened;
        Assert.StartsWith("/account/sign-in", (await thief.GetAsync("/account")).Location, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.OK, (await form.Visitor.GetAsync("/account")).Status);
        Assert.Empty(host.Log.Errors);
    }

    [Theory]
    [EachDatabase("StagedLogos")]
    [EachDatabase("UnfinishedForms")]
    [EachDatabase("WorkspaceMembers")]
    public async Task Delete_WhileThePersonSendsAnotherForm_LeavesNothingOfIt(Database database, string table)
    {
        var inTheMidst = new InTheMidst();
        await using var host = await ConsoleHost.StartAsync(database, interceptors: inTheMidst);
        var team = await Team.OnAsync(host);
        var (person, elsewhere) = (team.Person("master"), await host.SignInAsync(team.Person("master")));
        var other = await host.Data.WorkspaceAsync(team.Person("owner"));
        var invitation = await host.Data.InviteAsync(other, team.Person("owner"), person.Email, WorkspaceRole.Master);
        var create = (await elsewhere.GetAsync(CreateForm.Address(team.Workspace))).Form("/mini-programs");
        var accept = (await elsewhere.GetAsync($"/account/invitation?token={invitation.Secret}")).Form("/accept");
        var delete = (await team.Master.GetAsync("/account/data/delete")).Form("/data/delete");
        inTheMidst.Let($"DELETE FROM {table}", () => table switch
        {
            "StagedLogos" => elsewhere.SubmitAsync(create, CreateForm.Valid("Name", ""), UploadedFile.Logo()),
            "UnfinishedForms" =>
                elsewhere.SubmitAsync(create, CreateForm.Valid(), button: create.QuerySelector("button[formaction*='/drafts']")),
            _ => elsewhere.SubmitAsync(accept, new Dictionary<string, string?>()),
        });

        var deleted = await team.Master.SubmitAsync(delete, new Dictionary<string, string?> { ["TypedEmail"] = person.Email });

        Assert.Equal("/account/deleted", deleted.Location);
        await inTheMidst.Happened;
        await using var db = host.NewContext();
        int[] left =
        [
            await db.StagedLogos.CountAsync(row => row.UserId == person.Id, Cancelled),
            await db.UnfinishedForms.CountAsync(row => row.AuthorId == person.Id, Cancelled),
            await db.WorkspaceMembers.CountAsync(row => row.UserId == person.Id, Cancelled),
            await db.IdempotencyRecords.CountAsync(row => row.UserId == person.Id, Cancelled),
        ];
        Assert.Equal([0, 0, 0, 0], left);
        Assert.Empty(host.Log.Errors);
    }

}
