using System.Net;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using MiniProgramConsole.Core.MiniPrograms.Drafts;
using MiniProgramConsole.Core.Workspaces;
using MiniProgramConsole.Web.Hosting;
using MiniProgramConsole.Web.Tests.Testing.Databases;
using MiniProgramConsole.Web.Tests.Testing.Hosts;
using MiniProgramConsole.Web.Tests.Testing.Pages;

namespace MiniProgramConsole.Web.Tests.Features.MiniPrograms.Creating;

public sealed class CreateLogoTests(ConsoleHosts hosts) : IClassFixture<ConsoleHosts>
{
    private const string Kept = "Your logo is saved. You don't need to choose it again.";

    private static CancellationToken Cancelled => TestContext.Current.CancellationToken;

    [Theory, EachDatabase]
    public async Task Post_NotSquare_ShowsError(Database database)
    {
        var (_, visitor, workspace) = await hosts.OwnerAsync(database);

        var page = await visitor.CreateAsync(workspace, logo: UploadedFile.Logo(640, 480));

        Assert.Equal(HttpStatusCode.BadRequest, page.Status);
        HtmlAssert.FieldError(page, "Logo", "The logo is 640 × 480 pixels. It must be square, for example 480 × 480.");
        Assert.DoesNotContain(Kept, page.Text, StringComparison.Ordinal);
    }

    [Theory, EachDatabase]
    public async Task Post_OneByteTooLarge_ShowsErrorAndTheLargestAllowedIsAccepted(Database database)
    {
        var (_, visitor, workspace) = await hosts.OwnerAsync(database);

        var refused = await visitor.CreateAsync(workspace, logo: Padded(262_145));
        var taken = await visitor.CreateAsync(workspace, logo: Padded(262_144));

        HtmlAssert.FieldError(refused, "Logo", "The logo is 256.1 KB. At most 256 KB are allowed.");
        Assert.Equal(HttpStatusCode.Redirect, taken.Status);
    }

    [Theory, EachDatabase]
    public async Task Post_FileThatIsNotAnImage_ShowsError(Database database)
    {
        var (_, visitor, workspace) = await hosts.OwnerAsync(database);

        var page = await visitor.CreateAsync(workspace, logo: new UploadedFile("logo.png", "<html></html>"u8.ToArray()));

        HtmlAssert.FieldError(page, "Logo", "This file can't be read as an image. Choose a JPEG or PNG.");
    }

    [Theory, EachDatabase]
    public async Task Post_OtherExtension_ShowsError(Database database)
    {
        var (_, visitor, workspace) = await hosts.OwnerAsync(database);

        var page = await visitor.CreateAsync(workspace, logo: UploadedFile.Logo(name: "logo.gif"));

        HtmlAssert.FieldError(page, "Logo", "The file is named logo.gif. Choose a .jpg, .jpeg or .png file.");
    }

    [Theory, EachDatabase]
    public async Task Post_OtherFieldWrong_KeepsTheLogoForTheNextPost(Database database)
    {
        var (host, visitor, workspace) = await hosts.OwnerAsync(database);
        var logo = UploadedFile.Logo(colour: "#123456");

        var page = await visitor.CreateAsync(workspace, CreateForm.Valid("Name", "晨"), logo);
        Assert.Contains(Kept, page.Text, StringComparison.Ordinal);
        HtmlAssert.NoFieldError(page, "Logo");
        var picture = await visitor.GetAsync(page.Document.QuerySelector(".logo-kept img")!.GetAttribute("src")!);
        Assert.Equal((HttpStatusCode.OK, "image/png"), (picture.Status, picture.Response.Content.Headers.ContentType!.MediaType));
        var answer = await visitor.SubmitAsync(page.Form("/mini-programs"), new Dictionary<string, string?> { ["Name"] = "晨光咖啡" });

        Assert.Equal(CreateForm.ListAddress(workspace), answer.Location);
        await using var context = host.NewContext();
        Assert.Equal(
            logo.Content,
            await context.MiniPrograms.Where(p => p.WorkspaceId == workspace.Id).Select(p => p.Logo.Content).SingleAsync(Cancelled));
    }

    [Theory, EachDatabase]
    public async Task Post_NewLogoRefused_StillKeepsThePreviousOne(Database database)
    {
        var (_, visitor, workspace) = await hosts.OwnerAsync(database);
        var page = await visitor.CreateAsync(workspace, CreateForm.Valid("Name", "晨"));

        var second = await visitor.SubmitAsync(
            page.Form("/mini-programs"), new Dictionary<string, string?> { ["Name"] = "晨光咖啡" }, UploadedFile.Logo(30, 20));

        HtmlAssert.FieldError(second, "Logo", "The logo is 30 × 20 pixels. It must be square, for example 20 × 20.");
        Assert.Contains(Kept, second.Text, StringComparison.Ordinal);
    }

    [Theory, EachDatabase]
    public async Task Post_HashOfAnotherPersonsStagedLogo_CountsAsMissing(Database database)
    {
        var (host, visitor, workspace) = await hosts.OwnerAsync(database);
        var master = await host.Data.PersonAsync();
        await host.Data.AddMemberAsync(workspace, master, WorkspaceRole.Master);
        var other = await host.SignInAsync(master);
        var kept = await other.CreateAsync(workspace, CreateForm.Valid("Name", "晨"), UploadedFile.Logo(colour: "#654321"));
        var image = kept.Document.QuerySelector(".logo-kept img")!.GetAttribute("src")!;
        var hash = kept.Document.QuerySelector("input[name=Logo]")!.GetAttribute("value");

        var page = await visitor.CreateWithoutFileAsync(workspace, CreateForm.Valid("Logo", hash));

        HtmlAssert.FieldError(page, "Logo", "Choose a logo: a square .jpg, .jpeg or .png of at most 256 KB.");
        Assert.Equal(HttpStatusCode.OK, (await other.GetAsync(image)).Status);
        Assert.Equal(HttpStatusCode.NotFound, (await visitor.GetAsync(image)).Status);
    }

    [Theory, EachDatabase]
    public async Task StagedLogo_After24Hours_IsGoneAndRemoved(Database database)
    {
        await using var host = await ConsoleHost.StartAsync(database);
        var owner = await host.Data.PersonAsync();
        var workspace = await host.Data.WorkspaceAsync(owner);
        var page = await (await host.SignInAsync(owner)).CreateAsync(workspace, CreateForm.Valid("Name", "晨"));
        var image = page.Document.QuerySelector(".logo-kept img")!.GetAttribute("src")!;
        await using var context = host.NewContext();

        host.Time.Advance(StagedLogo.Lifetime - TimeSpan.FromSeconds(1));
        await TidyAsync(host);
        Assert.True(await context.StagedLogos.AnyAsync(Cancelled));
        host.Time.Advance(TimeSpan.FromSeconds(1));

        Assert.Equal(HttpStatusCode.NotFound, (await (await host.SignInAsync(owner)).GetAsync(image)).Status);
        await TidyAsync(host);
        Assert.False(await context.StagedLogos.AnyAsync(Cancelled));
    }

    [Theory, EachDatabase]
    public async Task StagedLogos_MoreThan20_RemovesTheOldest(Database database)
    {
        var (host, visitor, workspace) = await hosts.OwnerAsync(database);
        for (var number = 0; number < StagedLogo.MaxForPerson + 2; number++)
        {
            host.Time.Advance(TimeSpan.FromSeconds(1));
            await visitor.CreateAsync(workspace, CreateForm.Valid("Name", "晨"), UploadedFile.Logo(10, colour: $"#0000{number:X2}"));
        }

        await using var context = host.NewContext();
        var staged = await context.StagedLogos.Where(logo => logo.User.Id == workspace.OwnerId)
            .OrderBy(logo => logo.StagedAt).Select(logo => logo.StagedAt).ToListAsync(Cancelled);
        Assert.Equal(StagedLogo.MaxForPerson, staged.Count);
        Assert.Equal(host.Time.Now - TimeSpan.FromSeconds(StagedLogo.MaxForPerson - 1), staged[0]);
    }

    [Theory, EachDatabase]
    public async Task StagedLogos_SentAtOnce_AreNeverMoreThan20(Database database)
    {
        var (host, visitor, workspace) = await hosts.OwnerAsync(database);

        await Parallel.ForEachAsync(
            Enumerable.Range(0, StagedLogo.MaxForPerson + 8),
            new ParallelOptions { MaxDegreeOfParallelism = 6, CancellationToken = Cancelled },
            async (number, _) =>
                await visitor.CreateAsync(workspace, CreateForm.Valid("Name", "晨"), UploadedFile.Logo(10, colour: $"#0001{number:X2}")));

        await using var context = host.NewContext();
        Assert.Equal(StagedLogo.MaxForPerson, await context.StagedLogos.CountAsync(logo => logo.User.Id == workspace.OwnerId, Cancelled));
    }

    private static Task TidyAsync(ConsoleHost host) => host.Services.GetRequiredService<Housekeeping>().TidyAsync(Cancelled);

    // Bytes after the end of an image are accepted, so padding makes a valid file of any size.
    private static UploadedFile Padded(int bytes)
    {
        var content = UploadedFile.Logo().Content;
        Array.Resize(ref content, bytes);
        return new UploadedFile("logo.png", content);
    }
}
