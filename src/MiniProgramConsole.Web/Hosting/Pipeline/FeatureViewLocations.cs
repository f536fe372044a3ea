using Microsoft.AspNetCore.Mvc.Controllers;
using Microsoft.AspNetCore.Mvc.Razor;

namespace MiniProgramConsole.Web.Hosting.Pipeline;

internal sealed class FeatureViewLocations : IViewLocationExpander
{
    private const string Room = "room";
    private const string Features = ".Features.";

    public void PopulateValues(ViewLocationExpanderContext context)
    {
        var place = (context.ActionContext.ActionDescriptor as ControllerActionDescriptor)?.ControllerTypeInfo.Namespace;
        var start = place?.IndexOf(Features, StringComparison.Ordinal) ?? -1;
        context.Values[Room] = start < 0 ? null : place![(start + Features.Length)..].Replace('.', '/');
    }

    public IEnumerable<string> ExpandViewLocations(ViewLocationExpanderContext context, IEnumerable<string> viewLocations) =>
        RoomsFrom(context.Values[Room]).Select(room => $"/Features/{room}/{{0}}.cshtml").Concat(viewLocations);

    private static IEnumerable<string> RoomsFrom(string? room)
    {
        while (!string.IsNullOrEmpty(room))
        {
            yield return room;
            room = room[..Math.Max(room.LastIndexOf('/'), 0)];
        }
    }
}
