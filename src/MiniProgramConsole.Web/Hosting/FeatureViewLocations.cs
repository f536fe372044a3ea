using Microsoft.AspNetCore.Mvc.Controllers;
using Microsoft.AspNetCore.Mvc.Razor;

namespace MiniProgramConsole.Web.Hosting;

/// <summary>Finds a controller's views in the folder that the controller stands in: several controllers can serve one feature.</summary>
internal sealed class FeatureViewLocations : IViewLocationExpander
{
    private const string Feature = "feature";

    public void PopulateValues(ViewLocationExpanderContext context) => context.Values[Feature] =
        (context.ActionContext.ActionDescriptor as ControllerActionDescriptor)?.ControllerTypeInfo.Namespace?.Split('.')[^1];

    public IEnumerable<string> ExpandViewLocations(ViewLocationExpanderContext context, IEnumerable<string> viewLocations) =>
        viewLocations.Prepend($"/Features/{context.Values[Feature]}/{{0}}.cshtml");
}
