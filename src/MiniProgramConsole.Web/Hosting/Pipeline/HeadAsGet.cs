using Microsoft.AspNetCore.Mvc.ActionConstraints;
using Microsoft.AspNetCore.Mvc.ApplicationModels;

namespace MiniProgramConsole.Web.Hosting.Pipeline;

/// <summary>Monitors and link checkers send HEAD. The server omits the body.</summary>
internal sealed class HeadAsGet : IActionModelConvention
{
    public void Apply(ActionModel action)
    {
        foreach (var selector in action.Selectors)
        {
            var constraint = selector.ActionConstraints.OfType<HttpMethodActionConstraint>().SingleOrDefault();
            if (constraint is null || !constraint.HttpMethods.Contains(HttpMethods.Get))
            {
                continue;
            }

            string[] methods = [.. constraint.HttpMethods.Union([HttpMethods.Head])];
            selector.ActionConstraints.Remove(constraint);
            selector.ActionConstraints.Add(new HttpMethodActionConstraint(methods));
            selector.EndpointMetadata.Remove(selector.EndpointMetadata.OfType<HttpMethodMetadata>().Single());
            selector.EndpointMetadata.Add(new HttpMethodMetadata(methods));
        }
    }
}
