using MiniProgramConsole.Core.Data;
using MiniProgramConsole.Core.MiniPrograms;
using MiniProgramConsole.Core.Workspaces;
using MiniProgramConsole.Web.Features.Logos;
using MiniProgramConsole.Web.Tests.Testing;

namespace MiniProgramConsole.Web.Tests.Data;

/// <summary>Every page of the console, for tests that look at all of them. A new page is a new line.</summary>
public static class ConsolePages
{
    /// <summary>The addresses, for a workspace and one of its mini programs.</summary>
    public static IReadOnlyList<string> Of(Workspace workspace, MiniProgram program) =>
    [
        "/",
        "/account/sign-in",
        "/workspaces",
        $"/workspaces/{workspace.Code}",
        "/workspaces/23456789bcdf",
        CreateForm.ListAddress(workspace),
        CreateForm.Address(workspace),
        $"/workspaces/{workspace.Code}/logos/{new LogoAddress(program.LogoHash, 96)}",
        $"/workspaces/{workspace.Code}/staged-logos/{new LogoAddress(new string('a', Hashing.Length), 96)}",
        "/nowhere",
        "/health",
    ];
}
