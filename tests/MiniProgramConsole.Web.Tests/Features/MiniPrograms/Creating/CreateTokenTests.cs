using System.Net;
using Microsoft.EntityFrameworkCore;
using MiniProgramConsole.Core.Workspaces;
using MiniProgramConsole.Web.Tests.Testing.Databases;
using MiniProgramConsole.Web.Tests.Testing.Hosts;
using MiniProgramConsole.Web.Tests.Testing.Pages;

namespace MiniProgramConsole.Web.Tests.Features.MiniPrograms.Creating;

public sealed class CreateTokenTests(ConsoleHosts hosts) : IClassFixture<ConsoleHosts>
{
    private static CancellationToken Cancelled => TestContext.Current.CancellationToken;

    [Theory, EachDatabase]
    public async Task Post_SameFormTwice_ShowsTheFirstResult(Database database)
    {
        var (host, visitor, workspace) = await hosts.OwnerAsync(database);
        var form = (await visitor.GetAsync(CreateForm.Address(workspace))).Form("/mini-programs");

        await visitor.FollowAsync(await visitor.SubmitAsync(form, CreateForm.Valid(), UploadedFile.Logo()));
        var second = await visitor.SubmitAsync(form, CreateForm.Valid(), UploadedFile.Logo());

        HtmlAssert.Flash(await visitor.FollowAsync(second), "This form has already created 晨光咖啡. It was not created twice.");
        Assert.Equal(1, await CountAsync(host, workspace));
    }

    [Theory, EachDatabase]
    public async Task Post_SameFormAtOnce_CreatesOne(Database database)
    {
        var (host, visitor, workspace) = await hosts.OwnerAsync(database);
        await host.Data.UsePlacesAsync(workspace.MerchantId, 9);
        var form = (await visitor.GetAsync(CreateForm.Address(workspace))).Form("/mini-programs");

        var answers = await Task.WhenAll(Enumerable.Range(0, 8)
            .Select(_ => visitor.SubmitAsync(form, CreateForm.Valid(), UploadedFile.Logo())));

        Assert.All(answers, answer => Assert.Equal(HttpStatusCode.Redirect, answer.Status));
        Assert.Equal(1, await CountAsync(host, workspace));
        await using var context = host.NewContext();
        Assert.Equal(
            10, await context.MerchantQuotas.Where(q => q.MerchantId == workspace.MerchantId).Select(q => q.Used).SingleAsync(Cancelled));
    }

    [Theory, EachDatabase]
    public async Task Post_SameTokenWithOtherContent_KeepsEverythingSaysWhatWasCreatedAndCarriesANewToken(Database database)
    {
        var (host, visitor, workspace) = await hosts.OwnerAsync(database);
        var form = (await visitor.GetAsync(CreateForm.Address(workspace))).Form("/mini-programs");
        await visitor.SubmitAsync(form, CreateForm.Valid(), UploadedFile.Logo());

        var page = await visitor.SubmitAsync(form, CreateForm.Valid("另一家咖啡"), UploadedFile.Logo());

        Assert.Equal(HttpStatusCode.BadRequest, page.Status);
        Assert.Contains("This form has already created 晨光咖啡.", page.Text, StringComparison.Ordinal);
        Assert.Equal("另一家咖啡", page.Control("Mini Program Name").GetAttribute("value"));
        var token = page.Form("/mini-programs").QuerySelector("[name=token]")!.GetAttribute("value");
        Assert.NotEqual(form.QuerySelector("input[name=token]")!.GetAttribute("value"), token);

        var answer = await visitor.SubmitAsync(page.Form("/mini-programs"), new Dictionary<string, string?>());
        Assert.Equal(HttpStatusCode.Redirect, answer.Status);
        Assert.Equal(2, await CountAsync(host, workspace));
    }

    [Theory, EachDatabase]
    public async Task Post_SameTokenByAnotherPerson_IsASeparateForm(Database database)
    {
        var (host, visitor, workspace) = await hosts.OwnerAsync(database);
        var master = await host.Data.PersonAsync();
        await host.Data.AddMemberAsync(workspace, master, WorkspaceRole.Master);
        var form = (await visitor.GetAsync(CreateForm.Address(workspace))).Form("/mini-programs");
        await visitor.SubmitAsync(form, CreateForm.Valid(), UploadedFile.Logo());
        var token = form.QuerySelector("input[name=token]")!.GetAttribute("value");

        var other = await host.SignInAsync(master);
        var answer = await other.CreateAsync(workspace, new Dictionary<string, string?>(CreateForm.Valid()) { ["token"] = token });

        Assert.Equal(HttpStatusCode.Redirect, answer.Status);
        Assert.Equal(2, await CountAsync(host, workspace));
    }

    [Theory, EachDatabase]
    public async Task Post_TamperedToken_ComesBackWithANewOne(Database database)
    {
        var (host, visitor, workspace) = await hosts.OwnerAsync(database);

        var page = await visitor.CreateAsync(workspace, CreateForm.Valid("token", "nonsense"));

        Assert.Equal(HttpStatusCode.BadRequest, page.Status);
        Assert.Contains("We couldn't process this form.", page.Text, StringComparison.Ordinal);
        Assert.Equal("晨光咖啡", page.Control("Mini Program Name").GetAttribute("value"));
        Assert.True(Guid.TryParse(page.Form("/mini-programs").QuerySelector("[name=token]")!.GetAttribute("value"), out _));
        Assert.Equal(0, await CountAsync(host, workspace));
    }

    private static async Task<int> CountAsync(ConsoleHost host, Workspace workspace)
    {
        await using var context = host.NewContext();
        return await context.MiniPrograms.CountAsync(program => program.WorkspaceId == workspace.Id, Cancelled);
    }
}
