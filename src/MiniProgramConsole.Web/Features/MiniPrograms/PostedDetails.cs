using MiniProgramConsole.Core.MiniPrograms;

namespace MiniProgramConsole.Web.Features.MiniPrograms;

/// <summary>Reads the panel's fields from a form that no action binds, and nothing else that the form says.</summary>
internal static class PostedDetails
{
    /// <param name="form">The form.</param>
    /// <param name="prefix">What the fields' names begin with.</param>
    public static MiniProgramDetails Read(IFormCollection form, string prefix = "") => MiniProgramFieldList.All.Aggregate(
        new MiniProgramDetails(), (details, field) => field.With(details, form[prefix + field.Name]));
}
