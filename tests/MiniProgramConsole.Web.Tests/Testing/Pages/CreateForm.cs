using MiniProgramConsole.Core.Workspaces;

namespace MiniProgramConsole.Web.Tests.Testing.Pages;

/// <summary>Values that every rule accepts.</summary>
public static class CreateForm
{
    public static Dictionary<string, string?> Valid(string name = "晨光咖啡") => new()
    {
        ["Name"] = name,
        ["Tagline"] = "现磨咖啡，到店自取，一杯起送",
        ["Description"] = "在晨光咖啡点单，选择附近门店，到店即取。\n会员积分与生日礼都在一处。",
        ["Industry"] = "food-coffee",
        ["ContactNumber"] = "0571-1234567",
        ["ContactEmail"] = "service@shop.example.com",
    };

    public static Dictionary<string, string?> Valid(string field, string? value) => new(Valid()) { [field] = value };

    public static string Address(Workspace workspace) => $"/workspaces/{workspace.Code}/mini-programs/new";

    public static string ListAddress(Workspace workspace) => $"/workspaces/{workspace.Code}/mini-programs";

    public static async Task<Page> CreateAsync(
        this Visitor visitor, Workspace workspace, IReadOnlyDictionary<string, string?>? values = null, UploadedFile? logo = null)
    {
        var page = await visitor.GetAsync(Address(workspace));
        return await visitor.SubmitAsync(page.Form("/mini-programs"), values ?? Valid(), logo ?? UploadedFile.Logo());
    }

    public static async Task<Page> CreateWithoutFileAsync(
        this Visitor visitor, Workspace workspace, IReadOnlyDictionary<string, string?> values)
    {
        var page = await visitor.GetAsync(Address(workspace));
        return await visitor.SubmitAsync(page.Form("/mini-programs"), values);
    }
}
