using System.Globalization;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using MiniProgramConsole.Core.Accounts;
using MiniProgramConsole.Core.Auditing;
using MiniProgramConsole.Core.Commands.Senders;
using MiniProgramConsole.Core.Data;
using MiniProgramConsole.Core.Images;
using MiniProgramConsole.Core.LaunchTargets;
using MiniProgramConsole.Core.MiniPrograms;
using MiniProgramConsole.Core.MiniPrograms.Creating;
using MiniProgramConsole.Core.MiniPrograms.Members;
using MiniProgramConsole.Core.Workspaces;
using MiniProgramConsole.Core.Workspaces.Invitations;

namespace MiniProgramConsole.Web.Hosting.Demo;

internal sealed class DemoData(
    ConsoleDbContext database,
    UserManager<ApplicationUser> users,
    WorkspaceService workspaces,
    LogoReader logoReader,
    MiniProgramService miniPrograms,
    ProgramMemberService programMembers,
    InvitationService invitations,
    TimeProvider time)
{
    public const string Password = "Demo-Passw0rd!";

    public static IReadOnlyList<DemoAccount> Accounts { get; } =
    [
        new("owner@demo.example", "Lin Wei", "DemoAccount.Owner"),
        new("master@demo.example", "Chen Jie", "DemoAccount.Master"),
        new("developer@demo.example", "Zhao Min", "DemoAccount.Developer"),
        new("stranger@demo.example", "Sun Li", "DemoAccount.Stranger"),
    ];

    public async Task FillAsync(CancellationToken cancellationToken)
    {
        if (await database.Users.AnyAsync(cancellationToken))
        {
            return;
        }

        var people = new List<ApplicationUser>();
        foreach (var account in Accounts)
        {
            people.Add(await AddPersonAsync(account));
        }

        var (owner, master, developer, stranger) = (people[0], people[1], people[2], people[3]);
        var coffee = AddWorkspace(new Merchant { Name = "Demo Coffee", CreatedAt = Now }, "Demo Coffee", owner, master, developer);
        AddWorkspace(coffee.Merchant, "Demo Coffee Lab", owner, master, developer);
        AddWorkspace(new Merchant { Name = "Quiet Garden", CreatedAt = Now }, "Quiet Garden", stranger);
        await database.SaveChangesAsync(cancellationToken);
        var workspace = await workspaces.Of(owner.Id).SingleAsync(workspace => workspace.Code == coffee.Code, cancellationToken);
        var by = new Actor(owner.Id, owner.DisplayName, Address: null);
        await AddProgramsAsync(workspace, by, developer, cancellationToken);
        await InviteAsync(workspace, by, cancellationToken);
        await database.Users.ExecuteUpdateAsync(set => set.SetProperty(user => user.TwoFactorEnabled, false), cancellationToken);
    }

    private DateTime Now => time.GetUtcNow().UtcDateTime;

    private async Task<ApplicationUser> AddPersonAsync(DemoAccount account)
    {
        var user = new ApplicationUser
        {
            Email = account.Email,
            UserName = users.NormalizeEmail(account.Email),
            EmailConfirmed = true,
            DisplayName = account.Name,
            CreatedAt = Now,
            // Only while the demo data is created, because the operator may require a second factor of everyone.
            TwoFactorEnabled = true,
        };
        var result = await users.CreateAsync(user, Password);
        return result.Succeeded ? user : throw new InvalidOperationException($"A demo account was refused: {result}");
    }

    private Workspace AddWorkspace(
        Merchant merchant, string name, ApplicationUser owner, ApplicationUser? master = null, ApplicationUser? developer = null)
    {
        var workspace = new Workspace { Merchant = merchant, Name = name, Owner = owner, CreatedAt = Now };
        AddMember(workspace, master, WorkspaceRole.Master);
        AddMember(workspace, developer, WorkspaceRole.Developer);
        database.Workspaces.Add(workspace);
        return workspace;
    }

    private void AddMember(Workspace workspace, ApplicationUser? user, WorkspaceRole role)
    {
        if (user is not null)
        {
            workspace.Members.Add(new WorkspaceMember { User = user, Role = role, JoinedAt = Now });
        }
    }

    private async Task AddProgramsAsync(
        WorkspaceMembership workspace, Actor by, ApplicationUser developer, CancellationToken cancellationToken)
    {
        var last = "";
        foreach (var (details, logo) in Programs())
        {
            var target = LaunchTargetList.Find(details.LaunchTarget)!;
            var reading = await logoReader.ReadAsync("logo.png", logo, target.Logo, cancellationToken);
            var result = await miniPrograms.CreateAsync(
                workspace, new SystemSender(by), details with { Logo = reading.Image!.Hash }, reading, Guid.NewGuid(), cancellationToken);
            if (!result.Succeeded)
            {
                throw new InvalidOperationException($"A demo program was refused: {string.Join(' ', result.Errors)}");
            }

            last = result.SubjectId!;
        }

        await programMembers.AddAsync(
            workspace, new SystemSender(by), last, developer.Code, ProgramRole.Admin, Guid.NewGuid(), cancellationToken);
    }

    private async Task InviteAsync(WorkspaceMembership workspace, Actor by, CancellationToken cancellationToken)
    {
        var invited = new InvitationDetails { Email = "invited@demo.example", DisplayName = "Zhou Yun", Role = WorkspaceRole.Developer };
        var result = await invitations.InviteAsync(
            workspace, new SystemSender(by), invited, CultureInfo.CurrentUICulture, Guid.NewGuid(), cancellationToken);
        if (!result.Succeeded)
        {
            throw new InvalidOperationException($"The demo invitation was refused: {string.Join(' ', result.Errors)}");
        }
    }

    private static IEnumerable<(MiniProgramDetails Details, byte[] Logo)> Programs() =>
    [
        (Program("晨光咖啡", "现磨咖啡，到店自取，一杯起送", "在晨光咖啡点单，选择附近门店，到店即取。会员积分、储值卡与生日礼都在一处，不必排队。", "food-coffee"),
            DemoLogos.Coffee()),
        (Program("青叶茶园 Green Leaf", "从茶园到茶杯的一片好叶子", "当季新茶产地直发，附冲泡指南。\n每月一期品鉴盒，随时可暂停或更换口味。", "grocery-drinks"), DemoLogos.Leaf()),
        (Program("周末去哪儿玩", "发现城里周末的展览和演出", "汇集城里的展览、演出与市集，按距离和日期查找，一键购票，入场扫码即可。", "leisure-tickets"), DemoLogos.Ticket()),
    ];

    private static MiniProgramDetails Program(string name, string tagline, string description, string industry) => new()
    {
        LaunchTarget = LaunchTargetList.AlipayChina.Code,
        Name = name,
        Tagline = tagline,
        Description = description,
        Industry = industry,
        ContactNumber = LaunchTargetList.AlipayChina.Phone.Example,
        ContactEmail = "service@demo.example",
    };
}
