using Microsoft.AspNetCore.Mvc.ApplicationModels;
using Microsoft.AspNetCore.Mvc.ModelBinding;
using Microsoft.AspNetCore.Routing.Template;

namespace MiniProgramConsole.Web.Hosting.Pipeline;

/// <summary>Permission is checked by the address, so a form or query must not override a parameter of the route.</summary>
internal sealed class RouteValuesFromAddress : IActionModelConvention
{
    public void Apply(ActionModel action)
    {
        var named = action.Selectors.Concat(action.Controller.Selectors)
            .Select(selector => selector.AttributeRouteModel?.Template).OfType<string>()
            .SelectMany(template => TemplateParser.Parse(template).Parameters).Select(parameter => parameter.Name)
            .ToHashSet(StringComparer.OrdinalIgnoreCase);
        foreach (var parameter in action.Parameters.Where(parameter => named.Contains(parameter.ParameterName)))
        {
            parameter.BindingInfo ??= new BindingInfo();
            parameter.BindingInfo.BindingSource = BindingSource.Path;
        }
    }
}
