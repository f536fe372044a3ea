using MiniProgramConsole.Core.MiniPrograms.Members;
using MiniProgramConsole.Web.Tests.Testing;
using MiniProgramConsole.Web.Tests.Testing.Pages;

namespace MiniProgramConsole.Web.Tests.Commands.Walk;

/// <summary>Routes for mini programs and their members.</summary>
internal static class ChangingRoutesOfPrograms
{
    private const string List = "workspaces/{workspace}/mini-programs";
    private const string One = List + "/{id}";

    // Forms kept for people who were signed out don't count as the form's effect.
    private static readonly string[] Kept = ["UnfinishedForms", "StagedLogos"];

    public static IReadOnlyList<ChangingRoute> All { get; } =
    [
        new(List, SentBy.Master, CreateAsync) { Beside = Kept },
        new(
            One,
            SentBy.Master,
            stage => stage.FillAsync($"{stage.ProgramHome}/edit", stage.Program.MiniProgramId, ("Name", "晨光咖啡馆"))) { Beside = Kept },
        new(One + "/delete", SentBy.Master, stage => stage.FillAsync($"{stage.ProgramHome}/delete", "/delete", ("TypedName", "晨光咖啡"))),
        new(One + "/restore", SentBy.Master, stage => stage.FillAsync(stage.ProgramHome, "/restore"))
        {
            ArrangeAsync = async stage => await stage.Visitor.DeleteAsync(stage.Workspace, stage.Program.MiniProgramId),
        },
        new(One + "/members", SentBy.Master, stage => stage.FillAsync(
            $"{stage.ProgramHome}/members", "/members", ("Member", stage.Other.Code), ("Role", nameof(ProgramRole.Admin)))),
        new(
            One + "/members/{member}/role",
            SentBy.Master,
            stage => stage.FillAsync($"{stage.ProgramHome}/members", $"/{stage.Developer.Code}/role")),
        new(
            One + "/members/{member}/remove",
            SentBy.Master,
            stage => stage.FillAsync($"{stage.ProgramHome}/members", $"/{stage.Developer.Code}/remove")),
    ];

    /// <summary>Uploads the logo first, so that the form's transaction is the first one.</summary>
    private static async Task<ReadyForm> CreateAsync(ChangingStage stage)
    {
        var form = (await stage.Visitor.GetAsync(CreateForm.Address(stage.Workspace))).Form("/mini-programs");
        var back = await stage.Visitor.SubmitAsync(form, CreateForm.Valid("Name", ""), UploadedFile.Logo());
        return new(stage.Visitor, back.Form("/mini-programs"), new() { ["Name"] = "青叶茶园", ["Tagline"] = "现泡好茶，到店自取，一杯起送" });
    }
}
