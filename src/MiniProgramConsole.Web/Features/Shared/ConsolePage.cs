using Microsoft.AspNetCore.Mvc.Razor;
using Microsoft.Extensions.Localization;
using MiniProgramConsole.Web.Resources;
using MiniProgramConsole.Web.Security.Sessions;
using MiniProgramConsole.Web.TagHelpers;

namespace MiniProgramConsole.Web.Features.Shared;

/// <summary>What all pages and partials use. It is looked up when a page first uses it, since a page has a dozen partials.</summary>
public abstract class ConsolePage<TModel> : RazorPage<TModel>
{
    protected IStringLocalizer<Texts> T => field ??= Service<IStringLocalizer<Texts>>();

    protected CurrentPerson Person => field ??= Service<CurrentPerson>();

    protected Icons Icon => field ??= Service<Icons>();

    /// <summary>Without a slash at its end. What every page shows is written plainly, since routing takes longer.</summary>
    protected string WorkspaceAddress => $"/workspaces/{Person.Workspace.Code}";

    /// <summary>Of the list.</summary>
    protected string ProgramsAddress => $"{WorkspaceAddress}/mini-programs";

    private TService Service<TService>()
        where TService : notnull => Context.RequestServices.GetRequiredService<TService>();
}
