using Microsoft.EntityFrameworkCore;
using MiniProgramConsole.Core.MiniPrograms;
using MiniProgramConsole.Core.Workspaces;
using MiniProgramConsole.Web.Tests.Testing.Hosts;
using MiniProgramConsole.Web.Tests.Testing.Pages;

namespace MiniProgramConsole.Web.Tests.Testing;

/// <summary>Manages existing programs as a browser without JavaScript does.</summary>
public static class Managing
{
    private static readonly Dictionary<string, string?> Nothing = [];

    public static string Address(Workspace workspace, string id) => $"/workspaces/{workspace.Code}/mini-programs/{id}";

    /// <summary>Returns the mini program ID.</summary>
    public static async Task<string> CreateProgramAsync(
        this ConsoleHost host, Visitor visitor, Workspace workspace, string name = "晨光咖啡", UploadedFile? logo = null)
    {
        var answer = await visitor.CreateAsync(workspace, CreateForm.Valid(name), logo);
        Assert.Equal(CreateForm.ListAddress(workspace), answer.Location);
        return await host.FindProgramAsync(workspace, name);
    }

    /// <summary>The mini program ID of the newest program with this name.</summary>
    public static async Task<string> FindProgramAsync(this ConsoleHost host, Workspace workspace, string name)
    {
        await using var context = host.NewContext();
        return await context.MiniPrograms.Where(program => program.WorkspaceId == workspace.Id && program.Details.Name! == name)
            .OrderByDescending(program => program.Id).Select(program => program.MiniProgramId).FirstAsync();
    }

    public static async Task<Page> ModifyAsync(
        this Visitor visitor, Workspace workspace, string id, string field, string? value, UploadedFile? logo = null)
    {
        var page = await visitor.GetAsync($"{Address(workspace, id)}/edit");
        return await visitor.SubmitAsync(page.Form(id), new Dictionary<string, string?> { [field] = value }, logo);
    }

    public static async Task<Page> DeleteAsync(this Visitor visitor, Workspace workspace, string id, string typedName = "晨光咖啡")
    {
        var page = await visitor.GetAsync($"{Address(workspace, id)}/delete");
        return await visitor.SubmitAsync(page.Form("/delete"), new Dictionary<string, string?> { ["TypedName"] = typedName });
    }

    public static async Task<Page> RestoreAsync(this Visitor visitor, Workspace workspace, string id)
    {
        var page = await visitor.GetAsync(Address(workspace, id));
        return await visitor.SubmitAsync(page.Form("/restore"), Nothing);
    }

    public static Task<Page> SubmitAsync(this Visitor visitor, AngleSharp.Html.Dom.IHtmlFormElement form) =>
        visitor.SubmitAsync(form, Nothing);

    public static async Task<MiniProgram> ProgramAsync(this ConsoleHost host, string id)
    {
        await using var context = host.NewContext();
        return await context.MiniPrograms.Include(program => program.Logo).SingleAsync(program => program.MiniProgramId == id);
    }

    /// <summary>The places that the merchant uses according to its quota row, and according to a count of its programs.</summary>
    public static async Task<(int Used, int Counted)> PlacesAsync(this ConsoleHost host, long merchantId)
    {
        await using var context = host.NewContext();
        return (
            await context.MerchantQuotas.Where(quota => quota.MerchantId == merchantId).Select(quota => quota.Used).SingleOrDefaultAsync(),
            await context.MiniPrograms.CountAsync(program => program.MerchantId == merchantId && program.DeletedAt == null));
    }
}
