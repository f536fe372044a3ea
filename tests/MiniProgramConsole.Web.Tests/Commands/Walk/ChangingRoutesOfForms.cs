using MiniProgramConsole.Core.MiniPrograms;
using MiniProgramConsole.Core.MiniPrograms.Drafts;
using MiniProgramConsole.Web.Tests.Testing.Pages;

namespace MiniProgramConsole.Web.Tests.Commands.Walk;

/// <summary>Routes for unfinished forms: drafts, autosave, staged logos and advice.</summary>
internal static class ChangingRoutesOfForms
{
    private const string List = "workspaces/{workspace}/mini-programs";
    private const string IsItsName = "the key is the stored form's own name: what is not there is discarded already";
    private const string AskedByScript = "a script asks, and the form around it has a key of its own";
    private const string WritesNothing = "it writes nothing";

    private static int colours;

    public static IReadOnlyList<ChangingRoute> All { get; } =
    [
        new ChangingRoute(List + "/drafts", SentBy.Master, async stage =>
        {
            var ready = await stage.FillAsync(CreateForm.Address(stage.Workspace), "/mini-programs", ("Name", "半"));
            return ready.SentTo(ready.Form.QuerySelector("button[formaction]")!.GetAttribute("formaction")!);
        }).KeptWhenSignedOut(),
        new ChangingRoute(
            List + "/drafts/discard", SentBy.Master, stage => stage.FillAsync(CreateForm.ListAddress(stage.Workspace), "/drafts/discard"))
        {
            ArrangeAsync = stage => stage.Host.Data.UnfinishedFormAsync(stage.Workspace, stage.Sender.Id),
        }.Except(IsItsName, WalkCase.ForeignKey, WalkCase.SpentKey, WalkCase.UnreadableKey),
        new ChangingRoute(List + "/{id}/unsent", SentBy.Master, async stage =>
        {
            var ready = await stage.FillAsync($"{stage.ProgramHome}/edit", stage.Program.MiniProgramId, ("Name", "半"));
            return ready.SentTo(ready.Form.GetAttribute("data-autosave")!);
        }).Except("what is typed on after the form was sent is kept, and sending it says what the key did", WalkCase.SpentKey),
        new ChangingRoute(
            List + "/{id}/unsent/discard", SentBy.Master, stage => stage.FillAsync($"{stage.ProgramHome}/edit", "/unsent/discard"))
        {
            ArrangeAsync = stage => stage.WriteAsync(context =>
            {
                context.Add(new UnfinishedForm
                {
                    AuthorId = stage.Sender.Id,
                    Token = Guid.NewGuid(),
                    WorkspaceId = stage.Workspace.Id,
                    MiniProgramId = stage.Program.MiniProgramId,
                    Content = new TypedForm(new MiniProgramDetails { Name = "半" }, new MiniProgramDetails()).ToJson(),
                    SavedAt = stage.Host.Time.Now,
                });
                return Task.CompletedTask;
            }),
        }.Except(IsItsName, WalkCase.ForeignKey, WalkCase.SpentKey, WalkCase.UnreadableKey),
        new ChangingRoute(List + "/advice", SentBy.Master, async stage =>
        {
            var ready = await stage.FillAsync(CreateForm.Address(stage.Workspace), "/mini-programs", ("Name", "半"));
            return ready.SentTo(ready.Form.GetAttribute("data-advice")!);
        })
        {
            WhyNotBack = AskedByScript,
        }.Except(WritesNothing, Enum.GetValues<WalkCase>().Where(one => one != WalkCase.UnreadableKey).ToArray()),
        new ChangingRoute("workspaces/{workspace}/staged-logos", SentBy.Developer, async stage =>
        {
            var form = (await stage.Visitor.GetAsync("/workspaces")).Form("/account/sign-out");
            form.SetAttribute("enctype", "multipart/form-data");
            return new ReadyForm(
                stage.Visitor,
                form,
                new() { ["token"] = $"{Guid.NewGuid()}" }) { File = UploadedFile.Logo(colour: $"#{Interlocked.Increment(ref colours):X6}") }
                .SentTo($"{stage.Home}/staged-logos");
        })
        {
            WhyNotBack = AskedByScript,
        }.Except("a logo is named by its content: the same file again is the same logo, and another is another", WalkCase.SpentKey),
    ];

    private static ChangingRoute KeptWhenSignedOut(this ChangingRoute route) =>
        route.Except(
            "what is sent after the session's end is kept, and that is the same effect", WalkCase.SignedOut, WalkCase.AccountDeleted);
}
