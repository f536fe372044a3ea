using System;
using Microsoft.EntityFrameworkCore.Migrations;
using MiniProgramConsole.Core.MiniPrograms.Members;

#nullable disable

namespace MiniProgramConsole.Data.SqlServer.Migrations
{
    /// <inheritdoc />
    public partial class Members : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.AddColumn<string>(
                name: "Code",
                table: "Users",
                type: "char(12)",
                unicode: false,
                fixedLength: true,
                maxLength: 12,
                nullable: false,
                defaultValue: "",
                collation: "Latin1_General_100_BIN2");

            migrationBuilder.AddColumn<DateTime>(
                name: "LastActiveAt",
                table: "Users",
                type: "datetime2(6)",
                precision: 6,
                nullable: true);

            migrationBuilder.CreateTable(
                name: "ProgramMembers",
                columns: table => new
                {
                    ProgramId = table.Column<long>(type: "bigint", nullable: false),
                    UserId = table.Column<long>(type: "bigint", nullable: false),
                    Role = table.Column<int>(type: "int", nullable: false),
                    AddedAt = table.Column<DateTime>(type: "datetime2(6)", precision: 6, nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_ProgramMembers", x => new { x.ProgramId, x.UserId });
                    table.CheckConstraint("CK_ProgramMembers_Role", "[Role] IN (1, 2)");
                    table.ForeignKey(
                        name: "FK_ProgramMembers_MiniPrograms_ProgramId",
                        column: x => x.ProgramId,
                        principalTable: "MiniPrograms",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "FK_ProgramMembers_Users_UserId",
                        column: x => x.UserId,
                        principalTable: "Users",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateIndex(
                name: "IX_ProgramMembers_UserId",
                table: "ProgramMembers",
                column: "UserId");

            GiveCodes(migrationBuilder);
            MakeCreatorsAdmins(migrationBuilder);
            KeepLastActivity(migrationBuilder);

            migrationBuilder.CreateIndex(
                name: "IX_Users_Code",
                table: "Users",
                column: "Code",
                unique: true);
        }

        // Data. Random, like the codes that the console makes; hexadecimal digits are what both databases have at hand. Before the unique index.
        private static void GiveCodes(MigrationBuilder migrationBuilder) =>
            migrationBuilder.Sql("UPDATE Users SET Code = LOWER(LEFT(REPLACE(CONVERT(char(36), NEWID()), '-', ''), 12));");

        // Data. 1 is ProgramRole.Admin.
        private static void MakeCreatorsAdmins(MigrationBuilder migrationBuilder) =>
            migrationBuilder.Sql("""
                INSERT INTO ProgramMembers (ProgramId, UserId, Role, AddedAt)
                SELECT Id, CreatedById, 1, CreatedAt FROM MiniPrograms;
                """);

        // Data.
        private static void KeepLastActivity(MigrationBuilder migrationBuilder) =>
            migrationBuilder.Sql("UPDATE Users SET LastActiveAt = (SELECT MAX(LastSeenAt) FROM Sessions WHERE Sessions.UserId = Users.Id);");

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder) =>
            throw new NotSupportedException("Going back would lose who is admin of which mini program: restore the backup instead.");
    }
}
