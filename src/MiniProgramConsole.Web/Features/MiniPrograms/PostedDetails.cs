using MiniProgramConsole.Core.MiniPrograms;

namespace MiniProgramConsole.Web.Features.MiniPrograms;

internal static class PostedDetails
{
    public static MiniProgramDetails Read(IFormCollection form, string prefix = "") => MiniProgramFieldList.All.Aggregate(
        new MiniProgramDetails(), (details, field) => field.With(details, form[prefix + field.Name]));
}
