using Microsoft.EntityFrameworkCore;
using MiniProgramConsole.Core.Auditing;
using MiniProgramConsole.Core.Data;
using MiniProgramConsole.Core.LaunchTargets;
using MiniProgramConsole.Core.MiniPrograms;
using MiniProgramConsole.Core.MiniPrograms.Members;
using MiniProgramConsole.Core.Workspaces;
using MiniProgramConsole.Seeder;
using MiniProgramConsole.Web.Tests.Testing.Pages;

namespace MiniProgramConsole.Web.Tests.Testing;

/// <summary>Creates mini programs directly in the database.</summary>
public static class TestPrograms
{
    /// <summary>Also writes their history. Ignores the limit and the merchant's quota.</summary>
    public static Task<IReadOnlyList<MiniProgram>> ProgramsAsync(this TestData data, Workspace workspace, Person owner, int count) =>
        data.ProgramsAsync(workspace, owner, [.. Enumerable.Range(1, count).Select(number => $"晨光咖啡 {number}")]);

    /// <summary>The names aren't validated.</summary>
    public static async Task<IReadOnlyList<MiniProgram>> ProgramsAsync(
        this TestData data, Workspace workspace, Person owner, IReadOnlyList<string> names)
    {
        await using var context = data.NewContext();
        var membership = await new WorkspaceService(context, new SecondFactorRequirement(IsOfAll: false), data.Time).Of(owner.Id)
            .SingleAsync(row => row.Code == workspace.Code);
        var (by, audit) = (new Actor(owner.Id, owner.Name, "192.0.2.1"), new AuditTrail(new AuditSealer(null)));
        var logo = UploadedFile.Logo().Content;
        var made = new List<MiniProgram>();
        foreach (var name in names)
        {
            var details = new MiniProgramDetails
            {
                LaunchTarget = LaunchTargetList.AlipayChina.Code,
                Name = name,
                Tagline = "现磨咖啡，到店自取，一杯起送",
                Description = "在晨光咖啡点单，选择附近门店，到店即取，不必排队。",
                Logo = Hashing.Sha256(logo),
                Industry = "food-coffee",
                ContactNumber = "0571-1234567",
                ContactEmail = "service@shop.example.com",
            }.FillIn(LaunchTargetList.AlipayChina);
            var program = new MiniProgram(membership, LaunchTargetList.AlipayChina, details, logo, by, data.Time.Now);
            context.AddRange(program, ProgramMember.CreatorOf(program));
            await audit.AppendAsync(
                context,
                MiniProgramEvent.Of(program, AuditAction.MiniProgramCreated, by, data.Time.Now, null, MiniProgramEvent.FieldsOf(program)),
                TestContext.Current.CancellationToken);
            await context.SaveChangesAsync();
            made.Add(program);
        }

        return made;
    }

    /// <summary>The programs are deleted one after another. Some have the same name and times, so that only their IDs order them.</summary>
    public static async Task AddDeletedProgramsAsync(this TestData data, Workspace workspace, int count)
    {
        var membership = new WorkspaceMembership
        {
            Id = workspace.Id,
            Code = workspace.Code,
            Name = workspace.Name,
            MerchantId = workspace.MerchantId,
            MerchantName = "",
            OwnerName = "",
            Role = WorkspaceRole.Owner,
        };
        var by = new Actor(workspace.OwnerId, "", null);
        await using var context = data.NewContext();
        for (var number = 0; number < count; number++)
        {
            var at = data.Time.Now.AddMinutes(-number / 4);
            var details = new MiniProgramDetails
            {
                Name = $"程序 {number / 3:00}",
                Tagline = "现磨咖啡，到店自取",
                Description = "在晨光咖啡点单，选择附近门店，到店即取。",
                Logo = Hashing.Sha256($"{number}"),
                Industry = "food-coffee",
                ContactNumber = "0571-1234567",
                ContactEmail = "service@shop.example.com",
            }.FillIn(LaunchTargetList.AlipayChina);
            var program = new MiniProgram(membership, LaunchTargetList.AlipayChina, details, [1], by, at);
            program.Delete(by, data.Time.Now.AddDays(-1));
            context.Add(program);
        }

        await context.SaveChangesAsync();
    }
}
