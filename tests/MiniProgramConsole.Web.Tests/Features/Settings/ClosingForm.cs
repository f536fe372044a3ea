using AngleSharp.Html.Dom;
using MiniProgramConsole.Core.Workspaces;
using MiniProgramConsole.Web.Tests.Testing.Databases;
using MiniProgramConsole.Web.Tests.Testing.Hosts;
using MiniProgramConsole.Web.Tests.Testing.Pages;

namespace MiniProgramConsole.Web.Tests.Features.Settings;

/// <summary>The form that closes a workspace once its name is typed.</summary>
internal static class ClosingForm
{
    public static string Address(Workspace workspace) => $"/workspaces/{workspace.Code}/settings/close";

    public static Dictionary<string, string?> Typed(string name) => new() { ["TypedName"] = name };

    public static async Task<IHtmlFormElement> ClosingFormAsync(this Visitor owner, Workspace workspace) =>
        (await owner.GetAsync(Address(workspace))).Form("/close");

    /// <summary>Signs in the owner of an empty workspace called Demo Tea.</summary>
    public static async Task<(ConsoleHost Host, Visitor Owner, Workspace Workspace)> DemoTeaAsync(
        this ConsoleHosts hosts, Database database)
    {
        var host = await hosts.OnAsync(database);
        var owner = await host.Data.PersonAsync();
        return (host, await host.SignInAsync(owner), await host.Data.WorkspaceAsync(owner, name: "Demo Tea"));
    }
}
